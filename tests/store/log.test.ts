import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pagesIn } from '../../src/store/log.js';
import { temporaryFolder } from '../support/folders.js';
import { largeDatabase } from './large-database.js';

const PAGE = 4_096;
let large: ReturnType<typeof largeDatabase>;
beforeEach(() => void (large = largeDatabase()));
afterEach(() => large.database.close());

/** Pages that folding the log in changes. */
function folded(): number[] {
  const before = readFileSync(large.path);
  large.database.pragma('wal_checkpoint(TRUNCATE)');
  const after = readFileSync(large.path);
  const at = (bytes: Buffer, page: number) => bytes.subarray((page - 1) * PAGE, page * PAGE);
  return Array.from({ length: after.length / PAGE }, (_, n) => n + 1).filter(
    (page) => !at(before, page).equals(at(after, page)),
  );
}

test('every page that folding the log in changes is named', () => {
  [5, 700, 1_400].forEach(large.change);
  const { pageSize, pages } = pagesIn(`${large.path}-wal`);
  expect(pageSize).toBe(PAGE);
  const changed = folded();
  expect(changed.length).toBeGreaterThanOrEqual(3);
  expect([...pages]).toEqual(expect.arrayContaining(changed));
});

test('also of a log longer than what is read at once', () => {
  for (let n = 0; n < 600; n++) large.change(n * 2);
  const log = `${large.path}-wal`;
  expect(statSync(log).size).toBeGreaterThan(2 << 20);
  const { pages } = pagesIn(log);
  const changed = folded();
  expect(changed.length).toBeGreaterThanOrEqual(600);
  expect([...pages]).toEqual(expect.arrayContaining(changed));
});

test('a log that is missing, empty or cut off in its header has none', () => {
  const log = join(temporaryFolder(), 'log');
  expect(pagesIn(log).pages.size).toBe(0);
  for (const bytes of [0, 31]) {
    writeFileSync(log, Buffer.alloc(bytes));
    expect(pagesIn(log).pages.size).toBe(0);
  }
});
