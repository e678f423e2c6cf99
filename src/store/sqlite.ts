import Database from 'better-sqlite3';
import { VerbatimError, causeOf } from '../errors.js';

/** An open SQLite database. */
export type SqliteDatabase = Database.Database;

/** What a database keeps; its trouble is told by the errors of that name. */
export type Kept = 'INDEX' | 'COMMUNITY';

/** How to open a database. */
export interface OpenOptions {
  /** Milliseconds to wait for another process's lock; 5,000 where it is not given. */
  readonly timeout?: number;
  /** WAL where it is not given, so that readers go on with the old state while one process writes the new. */
  readonly journal?: 'WAL' | 'DELETE';
  /**
   * NORMAL (where it is not given) loses no committed transaction to a killed process; only a power cut may roll back the last ones,
   * whole. FULL loses none to a power cut either, for one more wait for the disk in each.
   */
  readonly synchronous?: 'NORMAL' | 'FULL';
  /** The index where it is not given. */
  readonly kept?: Kept;
}

/** SQLite result codes (sqlite.org/rescode.html) that mean the disk, not the data, is the trouble. */
const notWritable = ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_AUTH'];
const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];

/**
 * Opens a database.
 * @param mode `read` fails when the file does not exist; `write` creates it.
 * @throws VerbatimError INDEX_NOT_WRITABLE, INDEX_DAMAGED, or those of what is `kept`
 */
export function openDatabase(
  path: string,
  mode: 'read' | 'write',
  { timeout = 5_000, journal = 'WAL', synchronous = 'NORMAL', kept = 'INDEX' }: OpenOptions = {},
): SqliteDatabase {
  const open = (): SqliteDatabase => {
    const database = new Database(path, { readonly: mode === 'read', fileMustExist: mode === 'read', timeout });
    try {
      if (mode === 'write') {
        database.pragma(`journal_mode = ${journal}`);
        database.pragma(`synchronous = ${synchronous}`);
      }
      database.pragma('foreign_keys = ON');
      // Reads the first page, so that a file that is no database is found out here.
      database.pragma('schema_version');
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  };
  return guardDatabase(path, open, kept);
}

/** Runs `action` and turns SQLite's errors about the file at `path` into the catalogue's. */
export function guardDatabase<T>(path: string, action: () => T, kept: Kept = 'INDEX'): T {
  try {
    return action();
  } catch (error) {
    throw translate(path, error, kept);
  }
}

/**
 * Runs `action` in a transaction that writes: all of it takes effect, or nothing.
 * @throws VerbatimError INDEX_NOT_WRITABLE, INDEX_DAMAGED, or those of what is `kept`
 */
export function inTransaction<T>(database: SqliteDatabase, action: () => T, kept: Kept = 'INDEX'): T {
  return guardDatabase(database.name, () => database.transaction(action).immediate(), kept);
}

/** The catalogue's error for one that SQLite threw; any other error as it is. */
export function translate(path: string, error: unknown, kept: Kept = 'INDEX'): unknown {
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
  const is = (codes: readonly string[]) => codes.some((known) => code === known || code.startsWith(`${known}_`));
  if (is(damaged)) return new VerbatimError(`${kept}_DAMAGED`, { path, cause: causeOf(error) }, { cause: error });
  if (is(notWritable) || isFolderMissing(error))
    return new VerbatimError(`${kept}_NOT_WRITABLE`, { path, cause: causeOf(error) }, { cause: error });
  return error;
}

/** better-sqlite3 looks for the folder itself, and has no code for it. */
function isFolderMissing(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('directory does not exist');
}

/** Whether SQLite gave up because another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && ((error as NodeJS.ErrnoException).code ?? '').startsWith('SQLITE_BUSY');
}
