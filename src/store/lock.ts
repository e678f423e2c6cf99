import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { VerbatimError, isVerbatimError } from '../errors.js';
import { type SqliteDatabase, guardDatabase, isBusy, openDatabase } from './sqlite.js';

/** Held while one process indexes. */
export interface IndexLock {
  release(): void;
}

/** Those held: a connection that nobody refers to any more would be closed by the garbage collector, and its lock released. */
const held = new Set<SqliteDatabase>();

/**
 * Takes the one lock on an index folder. SQLite's own file lock stands behind it, which the system releases when its process
 * ends in whatever way: a killed run never leaves a stale lock.
 * @throws VerbatimError INDEX_BUSY at once when another process has it; INDEX_NOT_WRITABLE
 */
export function lockIndex(folder: string): IndexLock {
  const path = join(folder, 'indexing.lock');
  return guardDatabase(path, () => {
    const database = openLock(path, folder);
    try {
      database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      throw isBusy(error) ? new VerbatimError('INDEX_BUSY', { path: folder }) : error;
    }
    held.add(database);
    return {
      release: () => {
        held.delete(database);
        database.exec('ROLLBACK');
        database.close();
      },
    };
  });
}

function openLock(path: string, folder: string): SqliteDatabase {
  const open = () => openDatabase(path, 'write', { timeout: 0, journal: 'DELETE' });
  try {
    return open();
  } catch (error) {
    if (isBusy(error)) throw new VerbatimError('INDEX_BUSY', { path: folder });
    if (!isVerbatimError(error, 'INDEX_DAMAGED') && !isStrange(path)) throw error;
    // Nothing is ever kept in it, so a damaged one can't be held by anyone.
    rmSync(path, { recursive: true, force: true });
    return open();
  }
}

/** Whether something lies there that is no file, as a folder or a link to itself; what may not be looked at is not known to. */
function isStrange(path: string): boolean {
  try {
    return !lstatSync(path).isFile();
  } catch {
    return false;
  }
}
