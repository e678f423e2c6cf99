import type { Engine } from '../engine.js';
import { asVerbatimError } from '../errors.js';
import type { Asker, Metrics, Outcome } from './metrics.js';

/** The same engine, whose questions are counted. */
export function observedEngine(engine: Engine, metrics: Metrics, asker: Asker): Engine {
  const observed: Pick<Engine, 'ask' | 'isFull'> = {
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
  };
  // All else is the engine's own.
  return Object.assign(Object.create(engine) as Engine, observed);
}

function outcomeOf(error: unknown): Outcome {
  const { code } = asVerbatimError(error);
  if (code === 'BUSY') return 'busy';
  return code.startsWith('QUESTION_') || code.startsWith('FILTER_') ? 'refused' : 'failed';
}
