import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SqliteDatabase } from '../../src/store/sqlite.js';
import { STRETCH, type Summed, sumUp } from '../../src/store/stretches.js';
import { WrittenStretches } from '../../src/store/written.js';
import { seeded } from '../support/random.js';
import { ROWS, largeDatabase } from './large-database.js';

const PAGE = 4_096;

let folder: string;
let path: string;
let database: SqliteDatabase;
let change: (one: number) => void;
beforeEach(() => {
  ({ folder, path, database, change } = largeDatabase());
  return () => database.close();
});

const fold = (written: WrittenStretches) => {
  written.note();
  database.pragma('wal_checkpoint(PASSIVE)');
};
/** The sums as known, and how many stretches had to be read for them. */
async function sums(written: WrittenStretches): Promise<{ summed: Summed; read: number }> {
  let read = 0;
  const summed = await sumUp(path, (n, bytes) => {
    const known = written.sumOf(n, bytes);
    if (known === undefined) read++;
    return known;
  });
  return { summed, read };
}

describe('what was written into', () => {
  test.each([1, 2, 3, 4, 5])('is summed up, and the rest known, after any changes (%i)', async (seed) => {
    const random = seeded(seed);
    const written = new WrittenStretches(folder, await sumUp(path));
    for (let folds = 0; folds < 4; folds++) {
      for (let n = 0; n < 3; n++) change(Math.floor(random() * ROWS));
      if (random() < 0.5) database.exec(`DELETE FROM kept WHERE one = ${Math.floor(random() * ROWS)}`);
      if (random() < 0.5) database.exec('INSERT INTO kept (value) SELECT value FROM kept LIMIT 300');
      fold(written);
    }
    expect(written.isSure).toBe(true);
    expect((await sums(written)).summed).toEqual(await sumUp(path));
  });

  test('is little where little changed', async () => {
    const before = await sumUp(path);
    const written = new WrittenStretches(folder, before);
    change(700);
    fold(written);
    const { summed, read } = await sums(written);
    expect(summed).toEqual(await sumUp(path));
    expect(before.sums.length).toBeGreaterThanOrEqual(5);
    expect(read).toBeLessThanOrEqual(2);
  });

  test('is everything where nothing was sealed', async () => {
    const written = new WrittenStretches(folder, null);
    change(700);
    fold(written);
    const { summed, read } = await sums(written);
    expect(read).toBe(summed.sums.length);
  });
});

describe('what has rotted on the disk', () => {
  /** Flips a bit in the stretch of a page that holds a value, which no SQLite notices. */
  function rot(stretch: number): void {
    const file = openSync(path, 'r+');
    const at = stretch * STRETCH + 100 * PAGE + 1_000;
    writeSync(file, Buffer.from([readFileSync(path)[at]! ^ 1]), 0, 1, at);
    closeSync(file);
  }

  /** A row that lies in the stretch. */
  const rowIn = (stretch: number) => Math.floor((stretch * STRETCH) / PAGE) + 50;

  test('where something is about to be written is damage, before anything is; then nothing may be sealed', async () => {
    const written = new WrittenStretches(folder, await sumUp(path));
    rot(3);
    change(rowIn(3));
    expect(() => fold(written)).toThrow(expect.objectContaining({ code: 'INDEX_DAMAGED' }) as Error);
    expect(written.isSure).toBe(false);
  });

  test('elsewhere keeps the sum that it was sealed with, so that whoever looks at every byte finds it', async () => {
    const before = await sumUp(path);
    const written = new WrittenStretches(folder, before);
    rot(3);
    change(rowIn(1));
    fold(written);
    const { summed } = await sums(written);
    expect(summed.sums[3]).toBe(before.sums[3]);
    expect((await sumUp(path)).sums[3]).not.toBe(before.sums[3]);
  });
});

test('a database that is gone is the system’s error', async () => {
  const written = new WrittenStretches(folder, await sumUp(path));
  change(1);
  rmSync(path);
  expect(() => written.note()).toThrow(/ENOENT/);
  expect(written.isSure).toBe(false);
});
