import { type FollowTrial, tryFollows } from './follows/try-follows.js';
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
  /** Resolves when nothing of it is being done any more. */
  idle(): Promise<void>;
}

/** Asks again what went unanswered, and tells who follows a question that is answered now. */
export function createAfterIndexing(trial: GapTrial & FollowTrial): AfterIndexing {
  let latest: Promise<Settled> = Promise.resolve({ gaps: 0 });
  // Apart from the gaps, whose number a moderator waits for: telling many members takes as long as Discord's rate limits make it.
  let telling: Promise<void> = Promise.resolve();

  async function settle(index: string): Promise<Settled> {
    try {
      return { gaps: await tryGaps(index, trial) };
    } catch (error) {
      trial.logger.error(describe(error), 'unanswered questions could not be tried with the new index');
      return { gaps: 0 };
    }
  }

  async function tellFollowers(index: string): Promise<void> {
    try {
      await tryFollows(index, trial);
    } catch (error) {
      trial.logger.error(describe(error), 'followed questions could not be tried with the new index');
    }
  }

  return {
    begin(index) {
      // One after the other: what an index has answered is not asked again.
      latest = latest.then(() => settle(index));
      telling = telling.then(() => tellFollowers(index));
    },
    settled: () => latest,
    idle: async () => {
      await Promise.all([latest, telling]);
    },
  };
}
