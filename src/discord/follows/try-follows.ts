import type { Community } from '../../community/community.js';
import type { Follow } from '../../community/follows.js';
import { answers } from '../../tunables.js';
import type { Answer } from '../../types.js';
import { type Asking, askAgain } from '../ask-again.js';

/** What it takes to try standing questions. */
export interface FollowTrial extends Asking {
  readonly community: Community;
  /** Tells who follows a question that it is answered; whether that succeeded. Must not throw. */
  readonly tell: (follow: Follow, answer: Answer) => Promise<boolean>;
}

/**
 * Asks the standing questions again that this index has not been tried with, one at a time, oldest first, and tells who follows one that
 * is answered now, once. Whoever could not be told is told at the next indexing. @throws VerbatimError COMMUNITY_*
 */
export async function tryFollows(index: string, trial: FollowTrial): Promise<void> {
  const { follows } = trial.community;
  let told = 0;
  for (const follow of follows.toTry(index)) {
    if (trial.stopping.aborted) break;
    const answer = await askAgain({ text: follow.question, top: answers.sources }, trial);
    if (answer === 'later') continue;
    // Marked first: killed in between, the bot tells someone never rather than twice.
    if (answer === null) follows.tried(follow.id, index);
    else if (follows.markTold(follow.id)) {
      if (await trial.tell(follow, answer)) told++;
      else follows.markUntold(follow.id);
    }
  }
  if (told > 0) trial.logger.info({ index, told }, 'followed questions are answered now');
}
