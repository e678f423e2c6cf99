import { setTimeout as sleep } from 'node:timers/promises';
import type { Community } from '../../community/community.js';
import type { GapToTry } from '../../community/gaps.js';
import { gaps as tunables } from '../../tunables.js';
import { type Asking, askAgain } from '../ask-again.js';

/** What it takes to ask gaps again. */
export interface GapTrial extends Asking {
  readonly community: Community;
}

/**
 * The open gaps that are asked again with this index: those it has not been tried with, what most people asked first, and no more than
 * `gaps.tried` of them.
 * @throws VerbatimError COMMUNITY_*
 */
export function gapsToTry(index: string, { gaps }: Pick<Community, 'gaps'>): GapToTry[] {
  return gaps.toTry(index).slice(0, tunables.tried);
}

/**
 * Asks them again: one at a time, with pauses, so that nobody who asks meanwhile waits for them. What is answered now is resolved.
 * @returns how many are.
 * @throws VerbatimError COMMUNITY_*
 */
export async function tryGaps(index: string, trial: GapTrial): Promise<number> {
  const { community, logger, stopping } = trial;
  let answered = 0;
  for (const { id, question, narrowing } of gapsToTry(index, community)) {
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
