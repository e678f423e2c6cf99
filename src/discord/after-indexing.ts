import { type GapTrial, tryGaps } from './gaps/try-gaps.js';
import { describe } from './log.js';

/** What a new index settled. */
export interface Settled {
  /** Gaps that it answers. */
  readonly gaps: number;
}

/** What is done once the index has changed, whoever changed it. */
export interface AfterIndexing {
  /** Begins it for the index of this id. Never throws: what fails is logged. */
  begin(index: string): void;
  /** What the newest index settled, once that is known. */
  settled(): Promise<Settled>;
}

/** Asks again what went unanswered. */
export function createAfterIndexing(trial: GapTrial): AfterIndexing {
  let latest: Promise<Settled> = Promise.resolve({ gaps: 0 });

  async function settle(index: string): Promise<Settled> {
    try {
      return { gaps: await tryGaps(index, trial) };
    } catch (error) {
      trial.logger.error(describe(error), 'unanswered questions could not be tried with the new index');
      return { gaps: 0 };
    }
  }

  return {
    begin(index) {
      // One after the other: what an index has answered is not asked again.
      latest = latest.then(() => settle(index));
    },
    settled: () => latest,
  };
}
