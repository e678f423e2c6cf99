import { existsSync } from 'node:fs';
import { VerbatimError, isVerbatimError } from '../../errors.js';
import { type SqliteDatabase, isBusy, openDatabase } from '../../store/sqlite.js';

/**
 * Keeps every other process out of a database until it is closed, and brings its log into the file. A process that has it open holds a lock
 * for as long as it does (sqlite.org/wal.html), so leaving WAL mode shows whether there is one.
 * @returns null where there is no file, or one too damaged to be locked: then whether another process has it open can't be told.
 * @throws VerbatimError COMMUNITY_IN_USE, COMMUNITY_NOT_WRITABLE
 */
export function holdAlone(path: string): SqliteDatabase | null {
  if (!existsSync(path)) return null;
  let database: SqliteDatabase | null = null;
  try {
    database = openDatabase(path, 'write', { timeout: 0, journal: 'DELETE', kept: 'COMMUNITY' });
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    if (isBusy(error)) throw new VerbatimError('COMMUNITY_IN_USE', { path }, { cause: error });
    if (isVerbatimError(error, 'COMMUNITY_DAMAGED')) return null;
    throw error;
  }
}
