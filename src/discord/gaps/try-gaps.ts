import { setTimeout as sleep } from 'node:timers/promises';
import type { Community } from '../../community/community.js';
import type { Engine } from '../../engine.js';
import { isVerbatimError } from '../../errors.js';
import { gaps as tunables } from '../../tunables.js';
import { type Logger, describe } from '../log.js';

/** What it takes to ask gaps again. */
export interface GapTrial {
  readonly engine: Engine;
  readonly community: Community;
  readonly logger: Logger;
  /** Aborted when the bot begins to stop. */
  readonly stopping: AbortSignal;
}

/**
 * Asks the open gaps again that this index has not been tried with, what most people asked first: one at a time, with pauses, so that
 * nobody who asks meanwhile waits for them; and no more than `gaps.tried` of them. What is answered now is resolved.
 * @returns how many are.
 * @throws VerbatimError COMMUNITY_*
 */
export async function tryGaps(index: string, { engine, community, logger, stopping }: GapTrial): Promise<number> {
  let answered = 0;
  for (const { id, question } of community.gaps.toTry(index).slice(0, tunables.tried)) {
    const isAnswered = await answersNow(question, engine, logger);
    if (stopping.aborted) break;
    if (isAnswered === null) continue;
    if (!isAnswered) community.gaps.tried(id, index);
    else if (community.gaps.answered(id)) answered++;
    await sleep(tunables.pause, undefined, { ref: false });
  }
  if (answered > 0) logger.info({ index, answered }, 'gaps are answered now');
  return answered;
}

/** Null where it could not be asked just now, and is left for the next indexing. */
async function answersNow(question: string, engine: Engine, logger: Logger) {
  try {
    const { confidence } = await engine.ask({ text: question });
    return confidence !== 'none';
  } catch (error) {
    // What the model can't read is as unanswered as before.
    if (isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG', 'QUESTION_UNREADABLE')) return false;
    logger.warn(describe(error), 'a gap could not be asked again');
    return null;
  }
}
