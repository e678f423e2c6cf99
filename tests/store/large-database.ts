import { join } from 'node:path';
import { DATABASE } from '../../src/store/schema.js';
import { type SqliteDatabase, openDatabase } from '../../src/store/sqlite.js';
import { temporaryFolder } from '../support/folders.js';

export const ROWS = 1_500;

/** A database of some six stretches, a row a page, whose log is folded in by hand. */
export function largeDatabase() {
  const folder = temporaryFolder();
  const path = join(folder, DATABASE);
  const database: SqliteDatabase = openDatabase(path, 'write');
  database.pragma('wal_autocheckpoint = 0');
  database.exec('CREATE TABLE kept (one INTEGER PRIMARY KEY, value BLOB)');
  const insert = database.prepare('INSERT INTO kept (value) VALUES (randomblob(4000))');
  database.transaction(() => {
    for (let n = 0; n < ROWS; n++) insert.run();
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  const update = database.prepare('UPDATE kept SET value = randomblob(4000) WHERE one = ?');
  return { folder, path, database, change: (one: number) => update.run(1 + (one % ROWS)) };
}
