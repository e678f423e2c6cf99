import { VerbatimError } from '../errors.js';
import { community as tunables } from '../tunables.js';
import type { CommunityDatabase } from './database.js';
import { normalForm } from './same-question.js';

/** A question that someone wants to be told the answer of. */
export interface Follow {
  readonly id: number;
  /** User id, in clear: whom to write to. */
  readonly user: string;
  /** Where it was asked: the place to tell where direct messages are closed. Null for the guild in a direct message. */
  readonly guild: string | null;
  readonly channel: string;
  readonly question: string;
  /** The person's language, as Discord names it (`de`), in which to tell them; null where it is not known. */
  readonly locale: string | null;
  /** Milliseconds, as of Date.now. */
  readonly createdAt: number;
}

/** Standing questions. Every method throws only VerbatimError: COMMUNITY_* and what is named. */
export interface Follows {
  /**
   * Follows a question, unless the person follows the same one (in other words of no weight) already.
   * @param index id of the index that does not answer it.
   * @returns the follow, and whether it is new.
   * @throws VerbatimError FOLLOW_LIMIT
   */
  add(follow: Omit<Follow, 'id' | 'createdAt'> & { readonly index: string }): {
    readonly follow: Follow;
    readonly isNew: boolean;
  };
  /** What a person follows and was not told about yet, oldest first. */
  list(user: string): Follow[];
  /** Gives up one of a person's follows. @returns it; null when they have none of that id. */
  remove(user: string, id: number): Follow | null;
  /** Whom nothing was told yet, and this index was not yet tried for; oldest first. */
  toTry(index: string): Follow[];
  /** Notes that this index does not answer it either. */
  tried(id: number, index: string): void;
  /**
   * Claims the telling: true exactly once for each follow, in whatever process, so that nobody is told twice. To be called before the
   * message is sent; when the process is killed in between, the person is not told.
   */
  markTold(id: number): boolean;
  /** Takes `markTold` back, because no message could be sent. */
  markUntold(id: number): void;
}

const columns = 'follow AS id, user, guild, channel, question, locale, created_at AS createdAt';

/** @param now milliseconds, as of Date.now. */
export function openFollows({ sqlite, read, write }: CommunityDatabase, now: () => number): Follows {
  const same = sqlite.prepare<[string, string], Follow>(
    `SELECT ${columns} FROM follows WHERE user = ? AND normal = ? AND notified_at IS NULL`,
  );
  const list = sqlite.prepare<[string], Follow>(
    `SELECT ${columns} FROM follows WHERE user = ? AND notified_at IS NULL ORDER BY follow`,
  );
  const insert = sqlite.prepare<[string, string | null, string, string, string | null, string, string, number], Follow>(
    `INSERT INTO follows (user, guild, channel, question, locale, normal, tried_index, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING ${columns}`,
  );
  const remove = sqlite.prepare<[string, number], Follow>(
    `DELETE FROM follows WHERE user = ? AND follow = ? AND notified_at IS NULL RETURNING ${columns}`,
  );
  const toTry = sqlite.prepare<[string], Follow>(
    `SELECT ${columns} FROM follows WHERE notified_at IS NULL AND tried_index <> ? ORDER BY follow`,
  );
  const tried = sqlite.prepare<[string, number]>('UPDATE follows SET tried_index = ? WHERE follow = ?');
  const told = sqlite.prepare<[number, number]>(
    'UPDATE follows SET notified_at = ? WHERE follow = ? AND notified_at IS NULL',
  );
  // Where the person has followed the same question anew by then, that one stands.
  const untold = sqlite.prepare<[number]>('UPDATE OR IGNORE follows SET notified_at = NULL WHERE follow = ?');

  return {
    add: ({ user, guild, channel, question, locale, index }) => {
      const normal = normalForm(question);
      return write(() => {
        const before = same.get(user, normal);
        if (before !== undefined) return { follow: before, isNew: false };
        const limit = tunables.follows;
        if (list.all(user).length >= limit) throw new VerbatimError('FOLLOW_LIMIT', { limit });
        return { follow: insert.get(user, guild, channel, question, locale, normal, index, now())!, isNew: true };
      });
    },
    list: (user) => read(() => list.all(user)),
    remove: (user, id) => write(() => remove.get(user, id)) ?? null,
    toTry: (index) => read(() => toTry.all(index)),
    tried: (id, index) => void write(() => tried.run(index, id)),
    markTold: (id) => write(() => told.run(now(), id).changes) === 1,
    markUntold: (id) => void write(() => untold.run(id)),
  };
}
