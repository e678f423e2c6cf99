import { type GapTrial, tryGaps } from './gaps/try-gaps.js';
import { describe } from './log.js';

/** What a new index settled. */
export interface Settled {
  /** Gaps that it answers. */
  readonly gaps: number;
}

/** What is done once the index has changed, whoever changed it. */
export interface AfterIndexing {
  /** Does it for the index of this id. A second call while it is done for the same one joins the first. Never throws: what fails is logged. */
  run(index: string): Promise<Settled>;
}

/** Asks again what went unanswered. */
export function createAfterIndexing(trial: GapTrial): AfterIndexing {
  const running = new Map<string, Promise<Settled>>();

  async function settle(index: string): Promise<Settled> {
    try {
      return { gaps: await tryGaps(index, trial) };
    } catch (error) {
      trial.logger.error(describe(error), 'unanswered questions could not be tried with the new index');
      return { gaps: 0 };
    }
  }

  return {
    run(index) {
      const settled = running.get(index) ?? settle(index).finally(() => running.delete(index));
      running.set(index, settled);
      return settled;
    },
  };
}
