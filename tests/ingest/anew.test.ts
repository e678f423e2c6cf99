import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { corpusFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { bakery, bridge, heron, holding, indexing, movedClock, read, three, vectorsOf } from './indexing.js';

movedClock();
const fp32 = sharedModel('fp32');
const int8 = sharedModel('int8');

describe('a run that begins anew', () => {
  test('after another precision, with nothing of the old vectors left', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds, fp32);
    const first = await run();
    const other = indexing(seeds, int8, folder);
    const second = await other.run();
    expect(second.rebuiltBecause).toContain('fp32 to all-MiniLM-L6-v2 int8');
    expect(second).toMatchObject({ added: [], changed: [], unchanged: 3, embedded: first.passages });
    expect(second.index).not.toBe(first.index);
    const tokens = fp32().tokenize('Nothing.');
    expect(tokens.length).toBeGreaterThan(0);
    const database = openDatabase(join(folder, DATABASE), 'read');
    expect(database.prepare('SELECT count(*) n FROM vectors').get()).toEqual({ n: first.passages });
    database.close();
    expect(read(folder, (reader) => reader.manifest()?.model.precision)).toBe('int8');
    expect((await vectorsOf(folder)).waste).toBe(0);
    expect((await other.run()).rebuiltBecause).toBeNull();
  });

  test('when asked to: everything is embedded again, and comes out the same', async () => {
    const { folder, run } = indexing(corpusFolder(three), fp32);
    const first = await run();
    const second = await run({ rebuild: true });
    expect(second).toMatchObject({
      index: first.index,
      embedded: first.passages,
      unchanged: 3,
      rebuiltBecause: 'a rebuild was asked for',
    });
    await vectorsOf(folder);
  });

  test.each([
    ['is no database', () => Buffer.from('this is no database at all, though it is a file')],
    [
      'lost its pages',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4_096), Buffer.alloc(whole.length - 4_096, 0xee)]),
    ],
    ['was cut short', (whole: Buffer) => whole.subarray(0, 20_000)],
  ])('when the database %s: it is set aside', async (_, damage) => {
    const { folder, run } = indexing(corpusFolder(three), fp32);
    const first = await run();
    const path = join(folder, DATABASE);
    writeFileSync(path, damage(readFileSync(path)));
    const second = await run();
    expect(second).toMatchObject({ index: first.index, articles: 3, passages: first.passages });
    expect(second.rebuiltBecause).toContain('the index was damaged');
    expect(readdirSync(folder)).toContain(`${DATABASE}.damaged`);
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
    await vectorsOf(folder);
  });
});

describe('the vector file', () => {
  test('is built again when it is missing or damaged, without the model', async () => {
    const { folder, run, counted } = indexing(corpusFolder(three), fp32);
    await run();
    const { name } = read(folder, (reader) => reader.manifest())!.vectorFile;
    writeFileSync(join(folder, name), 'short');
    expect(await run()).toMatchObject({ added: [], changed: [], embedded: 0 });
    expect(counted.loads).toBe(0);
    await vectorsOf(folder);
  });

  test('grows with the corpus, and is built anew when much of it would be waste', async () => {
    const seeds = corpusFolder(
      Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, `${bridge}Number ${n}.`])),
    );
    const { folder, run } = indexing(seeds, fp32);
    await run();
    writeFiles(seeds, { '0.txt': heron });
    await run();
    expect((await vectorsOf(folder)).waste).toBeGreaterThan(0);
    writeFiles(seeds, Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`${n}.txt`, `${bakery}Number ${n}.`])));
    await run();
    expect((await vectorsOf(folder)).waste).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('vectors-'))).toHaveLength(1);
  });

  test('of earlier states, and what killed runs left, are removed', async () => {
    const { folder, run } = indexing(corpusFolder(three), fp32);
    await run();
    writeFiles(folder, { 'vectors-9-abcdef.hnsw': 'left', 'vectors-3.hnsw.tmp': 'left' });
    await run();
    expect(readdirSync(folder).filter((name) => name.startsWith('vectors-'))).toHaveLength(1);
  });
});
