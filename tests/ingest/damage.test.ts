import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OpenIndex } from '../../src/store/open-index.js';
import { DATABASE } from '../../src/store/schema.js';
import { SEAL, checkSeal } from '../../src/store/seal.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { corpusFolder } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { rotted } from '../store/rotted.js';
import { holding, indexing, movedClock, read, stateOf, three, vectorsOf } from './indexing.js';

movedClock();
const model = sharedModel('fp32');

const PAGE = 4_096;

/** Fills the page that the tree of a table or index begins on. */
function damageRoot(folder: string, name: string): void {
  const path = join(folder, DATABASE);
  const database = openDatabase(path, 'read');
  const { rootpage } = database
    .prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .get(name)!;
  database.close();
  writeFileSync(path, readFileSync(path).fill(0xee, (rootpage - 1) * PAGE, rootpage * PAGE));
}

/** Changes a word of a stored text as a failing disk would: SQLite itself cannot see it. */
function damageText(folder: string, from: string, to: string): void {
  const path = join(folder, DATABASE);
  const bytes = readFileSync(path);
  bytes.write(to, bytes.indexOf(from), 'utf8');
  writeFileSync(path, bytes);
}

describe('damage inside the database is noticed without its seal, too, and everything built anew', () => {
  test.each(['articles', 'passages', 'vectors', 'files', 'articles_path', 'lexical_data'])('in %s', async (name) => {
    const { folder, run } = indexing(corpusFolder(three), model);
    const first = await run();
    damageRoot(folder, name);
    rmSync(join(folder, SEAL));
    const second = await run();
    expect(second).toMatchObject({ index: first.index, articles: 3, embedded: first.passages });
    expect(second.rebuiltBecause).toMatch(/^the index was damaged \((?!The index)/);
    expect(readdirSync(folder)).toContain(`${DATABASE}.damaged`);
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
    await vectorsOf(folder);
    expect((await run()).rebuiltBecause).toBeNull();
  });

  test('in a text, though every page is as SQLite wants it', async () => {
    const { folder, run } = indexing(corpusFolder(three), model);
    await run();
    damageText(folder, 'grey heron', 'gray heron');
    rmSync(join(folder, SEAL));
    expect((await run()).rebuiltBecause).toMatch(/the stored article heron\.txt differs from what was indexed/);
    expect(read(folder, (reader) => reader.article('heron.txt')?.text)).toBe(three['heron.txt']);
  });

  test('in the manifest', async () => {
    const { folder, run } = indexing(corpusFolder(three), model);
    await run();
    damageText(folder, '"generation"', '"generation*');
    rmSync(join(folder, SEAL));
    expect((await run()).rebuiltBecause).toMatch(/the index was damaged .*JSON/);
    await vectorsOf(folder);
  });

  test.each<[string, (path: string) => void]>([
    ['a link to itself', (path) => symlinkSync(path, path)],
    ['a folder', (path) => void mkdirSync(join(path, 'below'), { recursive: true })],
  ])('in place of the vector file there is %s: it is built again', async (_, put) => {
    const { folder, run } = indexing(corpusFolder(three), model);
    await run();
    const path = join(folder, read(folder, (reader) => reader.manifest())!.vectorFile.name);
    rmSync(path);
    put(path);
    expect(await run()).toMatchObject({ embedded: 0, rebuiltBecause: null });
    await vectorsOf(folder);
  });

  test('in the vector file, though the indexing after it did not come as far as looking at it', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds, model);
    await run();
    const path = join(folder, read(folder, (reader) => reader.manifest())!.vectorFile.name);
    writeFileSync(path, readFileSync(path).fill(0x55, 200, 300));
    const files = Object.keys(three).map((name) => join(seeds, name));
    for (const file of files) renameSync(file, `${file}.away`);
    await expect(run()).rejects.toMatchObject({ code: 'SEEDS_EMPTY' });
    for (const file of files) renameSync(`${file}.away`, file);
    expect(await run()).toMatchObject({ embedded: 0, rebuiltBecause: null });
    await vectorsOf(folder);
  });

  test('in the vector file, which alone is built again', async () => {
    const { folder, run, counted } = indexing(corpusFolder(three), model);
    await run();
    const path = join(folder, read(folder, (reader) => reader.manifest())!.vectorFile.name);
    writeFileSync(path, readFileSync(path).fill(0x55, 200, 300));
    expect(await run()).toMatchObject({ embedded: 0, rebuiltBecause: null });
    expect(counted.loads).toBe(0);
    await vectorsOf(folder);
  });
});

describe('what differs from the seal in a single bit is built anew', () => {
  /** Flips a bit in what SQLite neither checks nor hashes: a vector, a list of terms. */
  function flipBlob(folder: string, column: 'passage' | 'sentences' | 'codes'): void {
    const path = join(folder, DATABASE);
    const database = openDatabase(path, 'read');
    const blob = database.prepare<[], Buffer>(`SELECT ${column} FROM vectors WHERE vector = 1`).pluck().get()!;
    database.close();
    const bytes = readFileSync(path);
    // Long blobs go on on other pages; their first bytes lie together.
    const at = bytes.indexOf(blob.subarray(0, 16));
    expect(at).toBeGreaterThan(0);
    bytes[at + 2]! ^= 0x40;
    writeFileSync(path, bytes);
  }

  test.each(['passage', 'sentences', 'codes'] as const)('of the %s of a vector', async (column) => {
    const { folder, run } = indexing(corpusFolder(three), model);
    const first = await run();
    flipBlob(folder, column);
    const second = await run();
    expect(second).toMatchObject({ index: first.index, embedded: first.passages });
    expect(second.rebuiltBecause).toContain('not what was written');
    await vectorsOf(folder);
    expect((await run()).rebuiltBecause).toBeNull();
  });

  test('a seal that is damaged itself is no reason to build anything: the database is looked through and sealed again', async () => {
    const { folder, run } = indexing(corpusFolder(three), model);
    await run();
    writeFileSync(join(folder, SEAL), 'x');
    expect((await run()).rebuiltBecause).toBeNull();
    expect(readFileSync(join(folder, SEAL), 'utf8').length).toBeGreaterThan(1);
  });

  describe('though it rotted on the disk without a trace in its times', () => {
    const flip = (bytes: Buffer) => {
      bytes[bytes.indexOf('grey heron')]! ^= 1;
      return bytes;
    };

    test('where something is written into it', async () => {
      const seeds = corpusFolder(three);
      const { folder, run } = indexing(seeds, model);
      await run();
      rotted(folder, flip);
      writeFileSync(join(seeds, 'ferry.txt'), 'The night ferry to Palma sails at eleven.');
      expect(await run()).toMatchObject({
        articles: 4,
        rebuiltBecause: expect.stringContaining('not what was written') as string,
      });
      expect(await checkSeal(folder, { stamps: false })).toBe('intact');
    });

    test('where it shows in what a question reads', async () => {
      const { folder, run } = indexing(corpusFolder(three), model);
      await run();
      rotted(folder, flip);
      const index = new OpenIndex(folder, () => undefined);
      const text = () => index.read(({ reader }) => reader.article('heron.txt')?.text);
      await expect(text()).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
      expect((await run()).rebuiltBecause).toContain('not what was written');
      expect(await text()).toBe(three['heron.txt']);
      index.close();
    });

    test('where whoever opens it for long has looked at every byte', async () => {
      const { folder, run } = indexing(corpusFolder(three), model);
      await run();
      rotted(folder, flip);
      expect((await run()).rebuiltBecause).toBeNull();
      const index = new OpenIndex(folder, () => undefined, true);
      await expect(index.read(() => null)).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
      expect((await run()).rebuiltBecause).toContain('not what was written');
      await index.read(({ reader }) => expect(reader.article('heron.txt')?.text).toBe(three['heron.txt']));
      index.close();
    });
  });

  test('without a seal it is looked through, and sealed as it is afterwards', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds, model);
    await run();
    for (const ferry of ['The night ferry to Palma sails at eleven.', 'It sails at twelve in winter.']) {
      rmSync(join(folder, SEAL));
      writeFileSync(join(seeds, 'ferry.txt'), ferry);
      expect((await run()).rebuiltBecause).toBeNull();
      expect(await checkSeal(folder, { stamps: false })).toBe('intact');
    }
  });

  test('a folder or a link to itself in its place is set aside', async () => {
    const { folder, run } = indexing(corpusFolder(three), model);
    const { index } = await run();
    for (const [place, put] of [
      [DATABASE, (path: string) => void mkdirSync(join(path, 'below'), { recursive: true })],
      [DATABASE, (path: string) => symlinkSync(path, path)],
      [`${DATABASE}-wal`, (path: string) => mkdirSync(path)],
      [`${DATABASE}-shm`, (path: string) => mkdirSync(path)],
    ] as const) {
      rmSync(join(folder, place), { recursive: true, force: true });
      put(join(folder, place));
      expect(await run()).toMatchObject({ index, rebuiltBecause: expect.stringContaining('damaged') as string });
      expect(holding(folder, 'heron')).toEqual(['heron.txt']);
    }
  });
});

test('while an indexing writes there is no seal; cancelled or done, there is one', async () => {
  const seeds = corpusFolder(three);
  const { folder, run } = indexing(seeds, model);
  await run();
  const before = stateOf(folder);
  const during: boolean[] = [];
  const cancelling = new AbortController();
  const onProgress = ({ stage }: { stage: string }) => {
    if (stage !== 'writing') return;
    during.push(existsSync(join(folder, SEAL)));
    cancelling.abort();
  };
  writeFileSync(join(seeds, 'ferry.txt'), 'The night ferry to Palma sails at eleven.');
  await expect(run({ onProgress, signal: cancelling.signal })).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
  expect(during).toEqual([false]);
  expect(await checkSeal(folder, { stamps: false })).toBe('intact');
  expect(stateOf(folder)).not.toEqual(before);
  const after = stateOf(folder);
  rmSync(join(seeds, 'ferry.txt'));
  expect((await run()).rebuiltBecause).toBeNull();
  expect(await checkSeal(folder, { stamps: true })).toBe('intact');
  expect(after.map(([name]) => name)).toContain(SEAL);
});
