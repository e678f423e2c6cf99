import { closeSync, constants, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import type { SqliteDatabase } from '../store/sqlite.js';

/** Ending of the name of the file beside the database. */
export const COUNT = '-count';
/** Digits of the number in it, so that each takes the whole place of the one before. */
const DIGITS = 16;
/** Of the row in the table of sums that no table can have. */
const ROW = ' writes';

/**
 * How often the database was written to with the wait for the disk: in the database, and once more in a file beside it. SQLite takes a log
 * that is cut off, damaged or gone for one that ended there, and gives an earlier state without a word; the file beside is ahead then.
 */
export interface WriteCount {
  /** Writes that the file beside knows of and the database doesn't. */
  readonly lost: number;
  /** To be called within each transaction that is waited for. */
  readonly add: () => void;
  /** To be called when it is on the disk. */
  readonly keep: () => void;
  readonly close: () => void;
}

/** @param path the database's. Where the file beside it can't be used, it is done without. @throws SQLite's errors */
export function openWriteCount(database: SqliteDatabase, path: string): WriteCount {
  database.prepare('INSERT OR IGNORE INTO sums VALUES (?, 0)').run(ROW);
  const plus = database.prepare('UPDATE sums SET sum = sum + 1 WHERE name = ?');
  const select = database.prepare<[string], number>('SELECT sum FROM sums WHERE name = ?').pluck();
  let descriptor = openBeside(path + COUNT);
  const beside = descriptor === null ? 0 : Number(readFileSync(descriptor, 'utf8').slice(0, DIGITS));
  const keep = () => {
    if (descriptor === null) return;
    try {
      writeSync(descriptor, String(select.get(ROW)).padStart(DIGITS, '0'), 0);
    } catch {
      // What was stored is stored; the number before stays.
    }
  };
  const lost = Number.isSafeInteger(beside) ? Math.max(0, beside - select.get(ROW)!) : 0;
  keep();
  const close = () => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  return { lost, add: () => plus.run(ROW), keep, close };
}

/** Opens it, in place of what else may lie there. */
function openBeside(path: string): number | null {
  const open = () => openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    return open();
  } catch {
    try {
      rmSync(path, { recursive: true, force: true });
      return open();
    } catch {
      return null;
    }
  }
}
