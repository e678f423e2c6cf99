import type { CommunityDatabase } from './database.js';
import type { GapGroups } from './gap-groups.js';
import type { People } from './people.js';

/** How many entries were erased. */
export interface Forgotten {
  readonly votes: number;
  /** Their questions that went unanswered, and what they marked as not helpful. */
  readonly gaps: number;
  readonly follows: number;
  /** Answers that only they saw (private or in direct messages), erased whole. */
  readonly answers: number;
  /** Answers that others see too: they stay, and no longer tell who asked. */
  readonly unlinked: number;
}

/**
 * Gives what erases a person. Gone afterwards: their votes, gaps and follows with their words; answers that only they saw; from answers
 * that others see, who asked and in which message; from resolved gaps, who resolved them. What stays: the question and quote of answers that stand
 * in a channel, settings, and the log of what they did as a moderator, which expires. @throws VerbatimError COMMUNITY_*
 */
export function forgetting({ sqlite, write, scrub }: CommunityDatabase, people: People, groups: GapGroups) {
  const votes = sqlite.prepare<[string]>('DELETE FROM votes WHERE person = ?');
  const gaps = sqlite.prepare<[string]>('DELETE FROM gaps WHERE person = ?');
  const follows = sqlite.prepare<[string]>('DELETE FROM follows WHERE user = ?');
  const answers = sqlite.prepare<[string]>(
    'DELETE FROM answers WHERE person = ? AND (guild IS NULL OR (private = 1 AND shared_at IS NULL))',
  );
  const unlink = sqlite.prepare<[string]>('UPDATE answers SET person = NULL, question_message = NULL WHERE person = ?');
  const resolver = sqlite.prepare<[string]>('UPDATE gap_groups SET resolved_by = NULL WHERE resolved_by = ?');
  return (user: string): Forgotten => {
    const person = people.key(user);
    const forgotten = write(() => {
      const counts = {
        votes: votes.run(person).changes,
        gaps: gaps.run(person).changes,
        follows: follows.run(user).changes,
        answers: answers.run(person).changes,
        unlinked: unlink.run(person).changes,
      };
      resolver.run(user);
      groups.tidy();
      return counts;
    });
    scrub();
    return forgotten;
  };
}
