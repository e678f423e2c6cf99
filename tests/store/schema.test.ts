import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LAYOUT, layoutOf, migrate } from '../../src/store/schema.js';
import { inTransaction, isBusy, openDatabase, translate } from '../../src/store/sqlite.js';
import { temporaryFolder } from '../support/folders.js';

test('a new database gets the current layout, and keeps it', () => {
  const database = openDatabase(':memory:', 'write');
  expect(layoutOf(database)).toBe(0);
  migrate(database);
  expect(layoutOf(database)).toBe(LAYOUT);
  migrate(database);
  expect(database.prepare('SELECT count(*) n FROM articles').get()).toEqual({ n: 0 });
});

test('a passage without its article or its vector is refused', () => {
  const database = openDatabase(':memory:', 'write');
  migrate(database);
  const insert = () =>
    database.exec(`INSERT INTO passages VALUES (1, 1, 1, 0, 1, 1, 'x', zeroblob(8), 1, zeroblob(8), 1)`);
  expect(insert).toThrow(/FOREIGN KEY/);
});

test('a transaction that fails leaves nothing', () => {
  const database = openDatabase(':memory:', 'write');
  migrate(database);
  const failing = () =>
    inTransaction(database, () => {
      database.exec(`INSERT INTO manifest VALUES (1, '{}')`);
      throw new Error('halfway');
    });
  expect(failing).toThrow('halfway');
  expect(database.prepare('SELECT * FROM manifest').all()).toEqual([]);
});

test('trouble with the disk and damage are told apart; other errors stay as they are', () => {
  const sqlite = (code: string) => Object.assign(new Error('trouble'), { code });
  expect(translate('/x', sqlite('SQLITE_FULL'))).toMatchObject({ code: 'INDEX_NOT_WRITABLE' });
  expect(translate('/x', sqlite('SQLITE_IOERR_WRITE'))).toMatchObject({ code: 'INDEX_NOT_WRITABLE' });
  expect(translate('/x', sqlite('SQLITE_CORRUPT_VTAB'))).toMatchObject({ code: 'INDEX_DAMAGED' });
  expect(translate('/x', sqlite('SQLITE_NOTADB'))).toMatchObject({ code: 'INDEX_DAMAGED' });
  const other = sqlite('SQLITE_CONSTRAINT');
  expect(translate('/x', other)).toBe(other);
  expect(translate('/x', 'no error at all')).toBe('no error at all');
  expect(isBusy(sqlite('SQLITE_BUSY_SNAPSHOT'))).toBe(true);
  expect(isBusy(other)).toBe(false);
});

test('reading needs a file, writing makes one', () => {
  const path = join(temporaryFolder(), 'new.db');
  expect(() => openDatabase(path, 'read')).toThrow(expect.objectContaining({ code: 'INDEX_NOT_WRITABLE' }) as Error);
  openDatabase(path, 'write').close();
  const reader = openDatabase(path, 'read');
  expect(() => reader.exec('CREATE TABLE t (x)')).toThrow(/readonly/);
  reader.close();
});
