import type { Answers } from './answers.js';
import type { CommunityDatabase } from './database.js';
import type { Gaps } from './gaps.js';
import type { People } from './people.js';

/** How many people found an answer helpful, and how many not. */
export interface Tally {
  readonly helpful: number;
  readonly notHelpful: number;
}

/** What people think of answers, one vote a person. Every method throws only VerbatimError COMMUNITY_*. */
export interface Votes {
  /**
   * Counts a person's vote in place of the one they gave before. An answer that was no help becomes a gap, until they change their
   * mind; a declined one is a gap already.
   * @returns whether it differs from the one before, and the tally now; null when the answer is no longer kept.
   */
  cast(answer: string, user: string, helpful: boolean): (Tally & { readonly changed: boolean }) | null;
  tally(answer: string): Tally;
}

/** @param now milliseconds, as of Date.now. */
export function openVotes(
  { sqlite, read, write }: CommunityDatabase,
  people: People,
  answers: Answers,
  gaps: Gaps,
  now: () => number,
): Votes {
  const put = sqlite.prepare<[string, number, number, string]>(
    `INSERT INTO votes (answer, person, helpful, voted_at) SELECT answer, ?, ?, ? FROM answers WHERE id = ?
     ON CONFLICT DO UPDATE SET helpful = excluded.helpful, voted_at = excluded.voted_at WHERE helpful <> excluded.helpful`,
  );
  const count = sqlite.prepare<[string], Tally>(
    `SELECT coalesce(sum(helpful), 0) AS helpful, coalesce(sum(1 - helpful), 0) AS notHelpful FROM votes JOIN answers USING (answer) WHERE id = ?`,
  );
  return {
    cast: (id, user, helpful) =>
      write(() => {
        const answer = answers.find(id);
        if (answer === null) return null;
        const changed = put.run(people.key(user), helpful ? 1 : 0, now(), id).changes > 0;
        if (changed && answer.quote !== null) {
          if (helpful) gaps.withdraw(id, user);
          else {
            const { question, narrowing, guild, channel, index } = answer;
            gaps.record({ question, source: 'not-helpful', user, guild, channel, answer: id, index, narrowing });
          }
        }
        return { changed, ...count.get(id)! };
      }),
    tally: (id) => read(() => count.get(id)!),
  };
}
