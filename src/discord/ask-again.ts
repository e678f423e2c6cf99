import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine.js';
import { isVerbatimError } from '../errors.js';
import { timing } from '../tunables.js';
import type { Answer, Question } from '../types.js';
import { withoutHeadlines } from './asking/headlines.js';
import { type Logger, describe } from './log.js';

/** What it takes to ask again what was asked before. */
export interface Asking {
  readonly engine: Engine;
  readonly logger: Logger;
  /** Aborted when the bot begins to stop. */
  readonly stopping: AbortSignal;
}

/**
 * Asks a question again after the index has changed; waits while members ask more than can be answered, who go first.
 * @returns its answer; null where there still is none; `later` where it could not be asked just now.
 */
export async function askAgain(question: Question, asking: Asking): Promise<Answer | null | 'later'> {
  const { engine, logger, stopping } = asking;
  try {
    const answer = await engine.ask(question);
    return answer.confidence === 'none' ? null : { ...answer, results: withoutHeadlines(answer.results) };
  } catch (error) {
    // What the model can't read is as unanswered as before.
    if (isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG', 'QUESTION_UNREADABLE')) return null;
    if (isVerbatimError(error, 'BUSY') && !stopping.aborted) {
      await sleep(timing.whileBusy, undefined, { ref: false });
      return askAgain(question, asking);
    }
    logger.warn(describe(error), 'a question could not be asked again');
    return 'later';
  }
}
