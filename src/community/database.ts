import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { VerbatimError, causeOf } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { type SqliteDatabase, guardDatabase, inTransaction, isBusy, openDatabase } from '../store/sqlite.js';
import { community as tunables } from '../tunables.js';
import { layouts } from './layout.js';
import { migrate } from './migrate.js';
import { checkSums, keepSums, sumUp } from './row-sums.js';
import { type WriteCount, openWriteCount } from './write-count.js';

/** The open file that everything of this folder is kept in. */
export interface CommunityDatabase {
  readonly sqlite: SqliteDatabase;
  /** How many writes are missing that once were there (write-count.ts). */
  readonly lost: number;
  /** Runs what only reads, over one state of the file. @throws VerbatimError COMMUNITY_* */
  readonly read: <T>(action: () => T) => T;
  /** Runs `action` as one transaction; what it wrote is on the disk when this returns. @throws VerbatimError COMMUNITY_* */
  readonly write: <T>(action: () => T) => T;
  /**
   * As `write`, without the wait for the disk, in which the bot does nothing else: for what there is much of, and whose loss does little
   * harm. A killed process loses none of it; a power cut may take back what came after the last `write`. Within a `write`, it is part of
   * that. @throws VerbatimError COMMUNITY_*
   */
  readonly note: <T>(action: () => T) => T;
  /**
   * Brings the log into the file and empties it, so that nothing of what was deleted is left in either. Waits for nobody: while
   * another process reads (a backup), it is left to the next time. @throws VerbatimError COMMUNITY_*
   */
  readonly scrub: () => void;
  readonly close: () => void;
}

/**
 * Opens the file, makes it where there is none, and brings it to the newest layout. Only its owner can read it.
 * @throws VerbatimError COMMUNITY_NOT_WRITABLE, COMMUNITY_DAMAGED, COMMUNITY_NEWER, COMMUNITY_BUSY
 */
export function openCommunityDatabase(path: string): CommunityDatabase {
  createForOwner(path);
  const sqlite = guard(path, () =>
    openDatabase(path, 'write', { timeout: tunables.busyTimeout, synchronous: 'FULL', kept: 'COMMUNITY' }),
  );
  let count: WriteCount;
  try {
    count = guard(path, () => {
      findDamage(sqlite);
      // What is deleted is overwritten with zeros.
      sqlite.pragma('secure_delete = ON');
      migrate(sqlite, layouts, sumUp);
      keepSums(sqlite);
      return openWriteCount(sqlite, path);
    });
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const put = <T>(action: () => T) => guard(path, () => inTransaction(sqlite, action, 'COMMUNITY'));
  const write = <T>(action: () => T): T => {
    // Within another it is part of that.
    if (sqlite.inTransaction) return put(action);
    const result = put(() => {
      count.add();
      return action();
    });
    count.keep();
    return result;
  };
  return {
    sqlite,
    lost: count.lost,
    read: (action) => guard(path, () => sqlite.transaction(action).deferred()),
    write,
    note: (action) => {
      // It can't be changed within a transaction.
      if (sqlite.inTransaction) return put(action);
      sqlite.pragma('synchronous = NORMAL');
      try {
        return put(action);
      } finally {
        sqlite.pragma('synchronous = FULL');
      }
    },
    scrub: () => guard(path, () => scrub(sqlite)),
    close: () => {
      sqlite.close();
      count.close();
    },
  };
}

function scrub(sqlite: SqliteDatabase): void {
  sqlite.pragma('busy_timeout = 0');
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.pragma(`busy_timeout = ${tunables.busyTimeout}`);
  }
}

function guard<T>(path: string, action: () => T): T {
  try {
    return guardDatabase(path, action, 'COMMUNITY');
  } catch (error) {
    throw isBusy(error) ? new VerbatimError('COMMUNITY_BUSY', { path }, { cause: error }) : error;
  }
}

/** SQLite gives the files it puts beside this one the same permissions (sqlite.org/wal.html). */
function createForOwner(path: string): void {
  try {
    makeFolder(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
    if ((statSync(path).mode & 0o077) !== 0) keepForOwner(path);
  } catch (error) {
    throw new VerbatimError('COMMUNITY_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
  }
}

function keepForOwner(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    // Some file systems have no permissions (FAT, many network shares): there the folder's have to do.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/** Looks through the whole file, because writing to a damaged one makes the damage worse. */
function findDamage(sqlite: SqliteDatabase): void {
  const found = sqlite.pragma('integrity_check(1)', { simple: true }) as string;
  if (found !== 'ok')
    throw new VerbatimError('COMMUNITY_DAMAGED', { path: sqlite.name, cause: found.split('\n').join(' ') });
  // Over one state of the file: another process may write meanwhile.
  sqlite.transaction(() => checkSums(sqlite)).deferred();
}
