import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import { removeSeal } from './seal.js';
import { type SqliteDatabase, guardDatabase, openDatabase } from './sqlite.js';
import type { WrittenStretches } from './written.js';

/** Bytes of the log from which it is folded into the database: SQLite's own thousand pages. */
const LONG_LOG = 4_096_000;

/**
 * Writes into a database that is sealed: the seal goes before anything is written, and what is in the write-ahead log is noted before it is
 * folded in, which is done by hand for that.
 */
export class SealedWriting {
  readonly database: SqliteDatabase;
  private isUnsealed = false;
  /** Of the log, when it was last folded in. */
  private foldedBytes = 0;

  /**
   * Opens the database at `path`, creating it where it is missing.
   * @throws VerbatimError INDEX_NOT_WRITABLE, INDEX_DAMAGED
   */
  constructor(
    private readonly path: string,
    private readonly written: WrittenStretches,
  ) {
    // What a reader kept in the log may be folded in by whatever closes the database next.
    if (this.logBytes() > 0) this.unseal();
    this.database = openDatabase(path, 'write');
    this.database.pragma('wal_autocheckpoint = 0');
    // Cuts it off once all of it is folded in, so that its size tells what is left.
    this.database.pragma('journal_size_limit = 0');
  }

  /** From here on the database is not what it was sealed as: to be called before anything is written. @throws VerbatimError INDEX_NOT_WRITABLE */
  unseal(): void {
    if (this.isUnsealed) return;
    const { path } = this;
    try {
      removeSeal(dirname(path));
    } catch (error) {
      throw new VerbatimError('INDEX_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
    }
    this.isUnsealed = true;
  }

  /** Keeps the log short: to be called after something was written. @throws VerbatimError INDEX_DAMAGED */
  foldLongLog(): void {
    if (this.database.inTransaction) return;
    const bytes = this.logBytes();
    // It was begun anew, as all of it had been folded in.
    if (bytes < this.foldedBytes) this.foldedBytes = 0;
    if (bytes - this.foldedBytes < LONG_LOG) return;
    this.foldedBytes = bytes;
    // PASSIVE waits for nobody who reads.
    this.fold('PASSIVE');
  }

  /** Folds all of the log in and closes the database. @throws VerbatimError INDEX_DAMAGED */
  close(): void {
    try {
      this.fold('TRUNCATE');
    } finally {
      this.database.close();
    }
  }

  /** Where it can't be folded in, what is committed is safe in the log, and the next indexing does it. */
  private fold(mode: 'PASSIVE' | 'TRUNCATE'): void {
    try {
      guardDatabase(this.path, () => {
        this.written.note();
        this.database.pragma(`wal_checkpoint(${mode})`);
      });
    } catch (error) {
      if (isVerbatimError(error, 'INDEX_DAMAGED')) throw error;
    }
  }

  private logBytes(): number {
    return statSync(`${this.path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  }
}
