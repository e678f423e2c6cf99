import type { CommunityDatabase } from './database.js';
import type { GapGroups } from './gap-groups.js';

/** How many entries were too old. */
export interface Expired {
  readonly answers: number;
  readonly gaps: number;
  readonly follows: number;
  readonly audit: number;
}

const DAY = 24 * 60 * 60 * 1_000;

/**
 * Gives what deletes everything older than a number of days: answers with their votes, gaps whether open or not, follows, the audit
 * log. Settings stay. @throws VerbatimError COMMUNITY_*
 * @param now milliseconds, as of Date.now.
 */
export function expiring({ sqlite, write, scrub }: CommunityDatabase, groups: GapGroups, now: () => number) {
  const older = (table: string, time: string) => sqlite.prepare<[number]>(`DELETE FROM ${table} WHERE ${time} < ?`);
  const answers = older('answers', 'created_at');
  const gaps = older('gaps', 'asked_at');
  const follows = older('follows', 'created_at');
  const audit = older('audit', 'at');
  return (days: number): Expired => {
    const limit = now() - days * DAY;
    const expired = write(() => {
      const counts = {
        answers: answers.run(limit).changes,
        gaps: gaps.run(limit).changes,
        follows: follows.run(limit).changes,
        audit: audit.run(limit).changes,
      };
      groups.tidy();
      return counts;
    });
    scrub();
    return expired;
  };
}
