import { VerbatimError } from '../errors.js';
import type { SqliteDatabase } from '../store/sqlite.js';

/** Marks the file as ours in its header: "verb" in ASCII. */
const APPLICATION = 0x76657262;

/**
 * Brings a database to the newest layout, in one transaction.
 * @param steps what brings layout n to n + 1, for n from 0 (an empty file).
 * @param finish called at the end of that transaction where the layout has changed.
 * @throws VerbatimError COMMUNITY_NEWER when a newer Verbatim wrote it; COMMUNITY_DAMAGED when it holds something else. Nothing is changed then.
 */
export function migrate(
  database: SqliteDatabase,
  steps: readonly string[],
  finish: (database: SqliteDatabase) => void = () => undefined,
): void {
  if (layoutOf(database) === steps.length) return;
  // Another process may be doing the same: what there is to do is looked up once more with the lock taken.
  database
    .transaction(() => {
      const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
      const found = isEmpty ? 0 : layoutOf(database);
      if (found === null)
        throw new VerbatimError('COMMUNITY_DAMAGED', {
          path: database.name,
          cause: 'it is a database of something else',
        });
      if (found > steps.length)
        throw new VerbatimError('COMMUNITY_NEWER', { path: database.name, found, known: steps.length });
      for (const step of steps.slice(found)) database.exec(step);
      if (found < steps.length) finish(database);
      database.pragma(`user_version = ${steps.length}`);
      database.pragma(`application_id = ${APPLICATION}`);
    })
    .immediate();
}

/** The layout of a database; null where it is none of ours, or empty. */
export function layoutOf(database: SqliteDatabase): number | null {
  const isOurs = database.pragma('application_id', { simple: true }) === APPLICATION;
  return isOurs ? (database.pragma('user_version', { simple: true }) as number) : null;
}
