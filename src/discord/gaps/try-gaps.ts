import { setTimeout as sleep } from 'node:timers/promises';
import type { Community } from '../../community/community.js';
import { gaps as tunables } from '../../tunables.js';
import { type Asking, askAgain } from '../ask-again.js';

/** What it takes to ask gaps again. */
export interface GapTrial extends Asking {
  readonly community: Community;
}

/**
 * Asks the open gaps again that this index has not been tried with, what most people asked first: one at a time, with pauses, so that
 * nobody who asks meanwhile waits for them; and no more than `gaps.tried` of them. What is answered now is resolved.
 * @returns how many are.
 * @throws VerbatimError COMMUNITY_*
 */
export async function tryGaps(index: string, trial: GapTrial): Promise<number> {
  const { community, logger, stopping } = trial;
  let answered = 0;
  for (const { id, question, narrowing } of community.gaps.toTry(index).slice(0, tunables.tried)) {
    const answer = await askAgain({ text: question, ...narrowing }, trial);
    if (stopping.aborted) break;
    if (answer === 'later') continue;
    if (answer === null) community.gaps.tried(id, index);
    else if (community.gaps.answered(id)) answered++;
    await sleep(tunables.pause, undefined, { ref: false });
  }
  if (answered > 0) logger.info({ index, answered }, 'gaps are answered now');
  return answered;
}
