import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { corpusFolder } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
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

describe('damage inside the database is noticed, and everything built anew', () => {
  test.each(['articles', 'passages', 'vectors', 'files', 'articles_path', 'lexical_data'])('in %s', async (name) => {
    const { folder, run } = indexing(corpusFolder(three), model);
    const first = await run();
    damageRoot(folder, name);
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
    expect((await run()).rebuiltBecause).toMatch(/the stored article heron\.txt differs from what was indexed/);
    expect(read(folder, (reader) => reader.article('heron.txt')?.text)).toBe(three['heron.txt']);
  });

  test('in the manifest', async () => {
    const { folder, run } = indexing(corpusFolder(three), model);
    await run();
    damageText(folder, '"generation"', '"generation*');
    expect((await run()).rebuiltBecause).toMatch(/the index was damaged .*JSON/);
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

  test('but not where no look at it was wanted', async () => {
    const { folder, run } = indexing(corpusFolder(three), model);
    await run();
    damageText(folder, 'grey heron', 'gray heron');
    const before = stateOf(folder);
    expect(await run({ unchecked: true })).toMatchObject({ added: [], changed: [], rebuiltBecause: null });
    expect(stateOf(folder)).toEqual(before);
  });
});
