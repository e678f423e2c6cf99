import type { Engine } from '../engine.js';
import { asVerbatimError, isVerbatimError } from '../errors.js';
import type { Asker, Metrics, Outcome } from './metrics.js';

/** The same engine, whose questions and indexings are counted. */
export function observedEngine(engine: Engine, metrics: Metrics, asker: Asker): Engine {
  const observed: Pick<Engine, 'ask' | 'isFull' | 'reindex'> = {
    async ask(question, onStage) {
      const began = performance.now();
      let outcome: Outcome = 'failed';
      try {
        const answer = await engine.ask(question, (stage, milliseconds) => {
          metrics.stage(stage, milliseconds);
          onStage?.(stage, milliseconds);
        });
        outcome = answer.confidence === 'none' ? 'declined' : answer.confidence;
        return answer;
      } catch (error) {
        outcome = outcomeOf(error);
        throw error;
      } finally {
        metrics.question(asker, outcome, performance.now() - began);
      }
    },
    // It is asked once for each question, which is then not asked any more.
    isFull() {
      const isFull = engine.isFull();
      if (isFull) metrics.question(asker, 'busy', 0);
      return isFull;
    },
    async reindex(options) {
      const began = performance.now();
      const ended = (outcome: 'done' | 'failed' | 'cancelled') => metrics.indexing(outcome, performance.now() - began);
      try {
        const report = await engine.reindex(options);
        ended('done');
        return report;
      } catch (error) {
        ended(isVerbatimError(error, 'INDEX_CANCELLED') ? 'cancelled' : 'failed');
        throw error;
      }
    },
  };
  // All else is the engine's own.
  return Object.assign(Object.create(engine) as Engine, observed);
}

function outcomeOf(error: unknown): Outcome {
  const { code } = asVerbatimError(error);
  if (code === 'BUSY') return 'busy';
  return code.startsWith('QUESTION_') || code.startsWith('FILTER_') ? 'refused' : 'failed';
}
