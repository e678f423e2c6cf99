import { renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { corpusFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { bakery, bridge, heron, holding, indexing, movedClock, read, stateOf, three, vectorsOf } from './indexing.js';

movedClock();
const fp32 = sharedModel('fp32');

describe('an incremental run', () => {
  test('embeds what is new, then nothing', async () => {
    const { folder, run, counted } = indexing(corpusFolder(three), fp32);
    const first = await run();
    expect(first).toMatchObject({
      articles: 3,
      unchanged: 0,
      removed: [],
      changed: [],
      skipped: [],
      rebuiltBecause: null,
    });
    expect(first.added).toEqual(['bridge.txt', 'heron.txt', 'town/bakery.txt']);
    expect(first.embedded).toBe(first.passages);
    expect(counted.passages).toBe(first.passages);
    await vectorsOf(folder);

    const before = stateOf(folder);
    const second = await run();
    expect(second).toMatchObject({
      index: first.index,
      added: [],
      unchanged: 3,
      embedded: 0,
      passages: first.passages,
    });
    expect(counted.loads).toBe(0);
    expect(stateOf(folder)).toEqual(before);
  });

  test('embeds one new article alone, and the changed passages of a changed one', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds, fp32);
    const first = await run();
    writeFiles(seeds, { 'ferry.txt': 'The night ferry to Palma sails at eleven.' });
    const second = await run();
    expect(second).toMatchObject({ added: ['ferry.txt'], changed: [], unchanged: 3, embedded: 1 });
    expect(second.index).not.toBe(first.index);

    writeFiles(seeds, { 'heron.txt': heron.replace('grey', 'purple') });
    const third = await run();
    expect(third).toMatchObject({ added: [], changed: ['heron.txt'], unchanged: 3, embedded: 1 });
    expect(holding(folder, 'purpl')).toEqual(['heron.txt']);
    expect(holding(folder, 'grey')).toEqual([]);
    await vectorsOf(folder);

    writeFiles(seeds, { 'heron.txt': heron });
    writeFiles(seeds, { 'ferry.txt': null });
    const back = await run();
    expect(back).toMatchObject({ changed: ['heron.txt'], removed: ['ferry.txt'] });
    expect(back.index).toBe(first.index);
    expect(holding(folder, 'ferri')).toEqual([]);
    expect(read(folder, (reader) => reader.article('ferry.txt'))).toBeNull();
    await vectorsOf(folder);
  });

  test('sees a change that leaves size and modification time as they were', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds, fp32);
    await run();
    const { atime, mtime } = statSync(join(seeds, 'heron.txt'));
    writeFileSync(join(seeds, 'heron.txt'), heron.replace('grey', 'pale'));
    utimesSync(join(seeds, 'heron.txt'), atime, mtime);
    expect((await run()).changed).toEqual(['heron.txt']);
    expect(holding(folder, 'pale')).toEqual(['heron.txt']);
  });

  test('reads a file again whose last change was a moment ago', async () => {
    const seeds = corpusFolder(three);
    const { run } = indexing(seeds, fp32);
    vi.useRealTimers();
    await run();
    const path = join(seeds, 'heron.txt');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, heron.replace('grey', 'pale'));
    utimesSync(path, atime, mtime);
    expect((await run()).changed).toEqual(['heron.txt']);
  });

  test('a file that was touched and is the same changes nothing', async () => {
    const seeds = corpusFolder(three);
    const { run, counted } = indexing(seeds, fp32);
    const first = await run();
    utimesSync(join(seeds, 'heron.txt'), new Date(0), new Date(0));
    expect(await run()).toMatchObject({ index: first.index, changed: [], added: [], unchanged: 3 });
    expect(counted.loads).toBe(0);
  });

  test('a renamed file keeps its vectors', async () => {
    const seeds = corpusFolder(three);
    const { folder, run, counted } = indexing(seeds, fp32);
    await run();
    renameSync(join(seeds, 'heron.txt'), join(seeds, 'bird.txt'));
    expect(await run()).toMatchObject({ added: ['bird.txt'], removed: ['heron.txt'], unchanged: 2, embedded: 0 });
    expect(counted.passages).toBe(0);
    expect(holding(folder, 'heron')).toEqual(['bird.txt']);
    await vectorsOf(folder);
  });

  test('lines of a .jsonl file are articles of their own', async () => {
    const line = (id: string, text: string) => JSON.stringify({ id, title: id, text });
    const seeds = corpusFolder({ 'all.jsonl': `${line('a', bridge)}\n${line('b', heron)}\n` });
    const { folder, run } = indexing(seeds, fp32);
    expect((await run()).added).toEqual(['a', 'b']);
    writeFiles(seeds, { 'all.jsonl': `${line('a', bridge)}\nno json\n${line('c', bakery)}\n` });
    const report = await run();
    expect(report).toMatchObject({ added: ['c'], changed: [], removed: ['b'], unchanged: 1 });
    expect(report.skipped).toEqual([expect.objectContaining({ path: 'all.jsonl', line: 2 })]);
    expect(holding(folder, 'heron')).toEqual([]);
    const { skipped } = await run();
    expect(skipped).toEqual(report.skipped);
  });

  test('an article that moves to another file is neither new nor gone', async () => {
    const line = JSON.stringify({ id: 'a', text: bridge });
    const seeds = corpusFolder({ 'one.jsonl': line, 'heron.txt': heron });
    const { run } = indexing(seeds, fp32);
    const first = await run();
    renameSync(join(seeds, 'one.jsonl'), join(seeds, 'two.jsonl'));
    expect(await run()).toMatchObject({
      index: first.index,
      added: [],
      changed: [],
      removed: [],
      unchanged: 2,
      embedded: 0,
    });
  });
});
