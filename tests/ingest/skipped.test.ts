import { chmodSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { bakery, bridge, heron, holding, indexing, movedClock, stateOf, three } from './indexing.js';

movedClock();
const fp32 = sharedModel('fp32');

describe('what cannot be read', () => {
  test('is reported by name and reason, again for as long as it is so, and the rest is indexed', async () => {
    const seeds = corpusFolder({
      ...three,
      'empty.txt': '',
      'binary.txt': Buffer.from([0, 1, 2, 3, 255, 0, 0, 1]),
      'table.xlsx': 'x',
    });
    const { run, counted } = indexing(seeds, fp32);
    const { articles, skipped } = await run();
    expect(articles).toBe(3);
    expect(skipped.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['binary.txt', 'FILE_BINARY'],
      ['empty.txt', 'FILE_EMPTY'],
      ['table.xlsx', 'FORMAT_UNKNOWN'],
    ]);
    for (const { reason } of skipped) expect(reason).not.toBe('');
    const again = await run();
    expect(counted.loads).toBe(0);
    expect(new Set(again.skipped)).toEqual(new Set(skipped));
    writeFiles(seeds, { 'empty.txt': 'Now it says something.' });
    expect(await run()).toMatchObject({ added: ['empty.txt'], articles: 4 });
  });

  test('an article of which no passage can be made is left out, and is not counted as covered', async () => {
    const seeds = corpusFolder({ ...three, 'furniture.txt': 'Advertisement\n\nShare\n' });
    const { folder, run } = indexing(seeds, fp32);
    const report = await run();
    expect(report.articles).toBe(3);
    expect(report.skipped).toEqual([expect.objectContaining({ path: 'furniture.txt', code: 'FILE_NO_TEXT' })]);
    expect((await run()).skipped).toEqual(report.skipped);

    writeFiles(seeds, { 'heron.txt': 'Advertisement\n' });
    const { removed, articles } = await run();
    expect({ removed, articles }).toEqual({ removed: ['heron.txt'], articles: 2 });
    expect(holding(folder, 'heron')).toEqual([]);
  });

  test('the second article of an id waits until the first has gone', async () => {
    const line = (text: string) => JSON.stringify({ id: 'same', text });
    const seeds = corpusFolder({ 'a.jsonl': line(bridge), 'b.jsonl': line(heron), 'c.txt': bakery });
    const { folder, run } = indexing(seeds, fp32);
    const first = await run();
    expect(first.skipped).toEqual([expect.objectContaining({ path: 'b.jsonl', code: 'ARTICLE_DUPLICATE' })]);
    expect(first.skipped[0]!.reason).toContain('a.jsonl');
    expect(holding(folder, 'heron')).toEqual([]);
    const before = stateOf(folder);
    expect((await run()).skipped).toEqual(first.skipped);
    expect(stateOf(folder)).toEqual(before);

    writeFiles(seeds, { 'a.jsonl': null });
    expect(await run()).toMatchObject({ changed: ['same'], removed: [], skipped: [], articles: 2 });
    expect(holding(folder, 'heron')).toEqual(['same']);

    writeFiles(seeds, { 'a.jsonl': line(bridge) });
    expect(await run()).toMatchObject({ changed: ['same'], articles: 2 });
    expect(holding(folder, 'heron')).toEqual([]);
  });

  test('an empty corpus keeps the index that was there', async () => {
    const seeds = corpusFolder({ 'heron.txt': heron });
    const { folder, run } = indexing(seeds, fp32);
    await run();
    writeFiles(seeds, { 'heron.txt': '' });
    await expect(run()).rejects.toMatchObject({
      code: 'SEEDS_EMPTY',
      message: expect.stringContaining('heron.txt is empty') as string,
    });
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
  });

  test('a corpus that is not there keeps the index too', async () => {
    const seeds = corpusFolder({ 'heron.txt': heron });
    const { folder, run } = indexing(seeds, fp32);
    await run();
    renameSync(seeds, `${seeds}-moved`);
    await expect(run()).rejects.toMatchObject({ code: 'SEEDS_MISSING' });
    renameSync(`${seeds}-moved`, seeds);
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
  });

  test('a folder for the index that cannot be made', async () => {
    const file = join(corpusFolder({ file: '' }), 'file');
    chmodSync(file, 0o444);
    await expect(indexing(corpusFolder(three), fp32, join(file, 'index')).run()).rejects.toMatchObject({
      code: 'INDEX_NOT_WRITABLE',
    });
  });
});
