import { setTimeout as sleep } from 'node:timers/promises';
import type { Community } from '../../community/community.js';
import type { Follow } from '../../community/follows.js';
import type { Engine } from '../../engine.js';
import { isVerbatimError } from '../../errors.js';
import { answers, timing } from '../../tunables.js';
import type { Answer } from '../../types.js';
import { type Logger, describe } from '../log.js';

/** What it takes to try standing questions. */
export interface FollowTrial {
  readonly engine: Engine;
  readonly community: Community;
  readonly logger: Logger;
  /** Aborted when the bot begins to stop. */
  readonly stopping: AbortSignal;
  /** Tells who follows a question that it is answered; whether that succeeded. Must not throw. */
  readonly tell: (follow: Follow, answer: Answer) => Promise<boolean>;
}

/**
 * Asks the standing questions again that this index has not been tried with, one at a time, oldest first, and tells who follows one that
 * is answered now, once. Whoever could not be told is told at the next indexing.
 * @returns how many were told. @throws VerbatimError COMMUNITY_*
 */
export async function tryFollows(index: string, trial: FollowTrial): Promise<number> {
  const { follows } = trial.community;
  let told = 0;
  for (const follow of follows.toTry(index)) {
    if (trial.stopping.aborted) break;
    const answer = await askAgain(follow, trial);
    if (answer === 'later') continue;
    // Marked first: killed in between, the bot tells someone never rather than twice.
    if (answer === null) follows.tried(follow.id, index);
    else if (follows.markTold(follow.id)) {
      if (await trial.tell(follow, answer)) told++;
      else follows.markUntold(follow.id);
    }
  }
  if (told > 0) trial.logger.info({ index, told }, 'followed questions are answered now');
  return told;
}

/** Null where it is not answered; `later` where it could not be asked just now. */
async function askAgain(follow: Follow, trial: FollowTrial): Promise<Answer | null | 'later'> {
  const { engine, logger, stopping } = trial;
  try {
    const answer = await engine.ask({ text: follow.question, top: answers.sources });
    return answer.confidence === 'none' ? null : answer;
  } catch (error) {
    // What the model can't read is as unanswered as before.
    if (isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG', 'QUESTION_UNREADABLE')) return null;
    if (isVerbatimError(error, 'BUSY') && !stopping.aborted) {
      // Members who ask go first.
      await sleep(timing.whileBusy, undefined, { ref: false });
      return askAgain(follow, trial);
    }
    logger.warn(describe(error), 'a followed question could not be asked again');
    return 'later';
  }
}
