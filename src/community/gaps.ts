import type { Audit } from './audit.js';
import type { CommunityDatabase } from './database.js';
import { type GapGroups, type Narrowing, narrowingOf } from './gap-groups.js';
import type { People } from './people.js';
import { normalForm } from './same-question.js';

/** Why a question counts as a gap: nothing answered it, or someone found that what did was no help. */
export type GapSource = 'declined' | 'not-helpful';

/** A question that went unanswered. */
export interface NewGap {
  readonly question: string;
  readonly source: GapSource;
  /** User id; only its key is kept. */
  readonly user: string;
  /** Null in a direct message. */
  readonly guild: string | null;
  readonly channel: string;
  /** Id of the answer that was shown, where one was. */
  readonly answer: string | null;
  /** Id of the index that did not answer. */
  readonly index: string;
  /** Of which articles it was asked; of all unless given. */
  readonly narrowing?: Narrowing | null;
}

/** An open group that a newer index may answer. */
export interface GapToTry {
  readonly id: number;
  /** As it was first asked. */
  readonly question: string;
  /** Null where it was asked of all articles. */
  readonly narrowing: Narrowing | null;
}

/** What went unanswered. Every method throws only VerbatimError COMMUNITY_*. */
export interface Gaps {
  /** @returns the id of the group it belongs to. */
  record(gap: NewGap): number;
  /** Takes back that a person found an answer no help. */
  withdraw(answer: string, user: string): void;
  /** A moderator resolves a group; it goes into the audit log. @returns false when it is not open (any more), or not of these guilds. */
  resolve(
    group: number,
    by: { readonly user: string; readonly guild: string },
    guilds: readonly (string | null)[],
  ): boolean;
  /**
   * Open groups with a declined question that were not yet tried with this index, what most people asked first. What was only found
   * not helpful is not among them: it had an answer, so having one is no sign that it is resolved.
   */
  toTry(index: string): GapToTry[];
  /** Notes that this index does not answer a group either. */
  tried(group: number, index: string): void;
  /** Resolves a group because a newer index answers it. @returns false when it was not open any more. */
  answered(group: number): boolean;
}

/** @param now milliseconds, as of Date.now. */
export function openGaps(
  { sqlite, read, write, note }: CommunityDatabase,
  people: People,
  groups: GapGroups,
  audit: Audit,
  now: () => number,
): Gaps {
  const insert = sqlite.prepare<[number, string, string, string, string, string, number, string | null]>(
    `INSERT INTO gaps (gap_group, question, normal, source, person, channel, asked_at, answer)
     VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT answer FROM answers WHERE id = ?))`,
  );
  const withdraw = sqlite.prepare<[string, string]>(
    `DELETE FROM gaps WHERE source = 'not-helpful' AND answer = (SELECT answer FROM answers WHERE id = ?) AND person = ?`,
  );
  const resolve = sqlite.prepare<[number, string | null, 'moderator' | 'answered', number]>(
    `UPDATE gap_groups SET resolved_at = ?, resolved_by = ?, resolved_how = ? WHERE gap_group = ? AND resolved_at IS NULL`,
  );
  const guildOf = sqlite.prepare<[number], string | null>('SELECT guild FROM gap_groups WHERE gap_group = ?').pluck();
  const toTry = sqlite.prepare<[string], Omit<GapToTry, 'narrowing'> & { readonly narrowing: string | null }>(
    `SELECT g.gap_group AS id, g.narrowing,
       (SELECT question FROM gaps WHERE gap_group = g.gap_group AND source = 'declined' ORDER BY asked_at, gap LIMIT 1) AS question
     FROM gap_groups AS g JOIN gaps USING (gap_group)
     WHERE g.resolved_at IS NULL AND g.tried_index <> ? AND gaps.source = 'declined'
     GROUP BY g.gap_group ORDER BY count(DISTINCT gaps.person) DESC, count(*) DESC, g.gap_group`,
  );
  const tried = sqlite.prepare<[string, number]>('UPDATE gap_groups SET tried_index = ? WHERE gap_group = ?');

  return {
    record: ({ question, source, user, guild, channel, answer, index, narrowing = null }) => {
      const normal = normalForm(question);
      return note(() => {
        const group = groups.groupOf(guild, normal, narrowing, index);
        insert.run(group, question, normal, source, people.key(user), channel, now(), answer);
        return group;
      });
    },
    withdraw: (answer, user) =>
      write(() => {
        if (withdraw.run(answer, people.key(user)).changes > 0) groups.tidy();
      }),
    resolve: (group, by, guilds) =>
      write(() => {
        const guild = guildOf.get(group);
        if (guild === undefined || !guilds.includes(guild)) return false;
        if (resolve.run(now(), by.user, 'moderator', group).changes === 0) return false;
        audit.record({ guild: by.guild, who: by.user, action: 'gap-resolve', detail: String(group) });
        return true;
      }),
    toTry: (index) => read(() => toTry.all(index)).map((gap) => ({ ...gap, narrowing: narrowingOf(gap.narrowing) })),
    tried: (group, index) => void write(() => tried.run(index, group)),
    answered: (group) => write(() => resolve.run(now(), null, 'answered', group).changes) === 1,
  };
}
