import { confidence, ranking } from '../tunables.js';
import type { Confidence } from '../types.js';
import type { Signals } from './signals.js';

/** The sum of the signals, each times its weight: what candidates of one question are ordered by. */
export function rankScore(signals: Signals): number {
  let sum = 0;
  for (const name of Object.keys(ranking.weights) as (keyof Signals)[]) sum += ranking.weights[name] * signals[name];
  return sum;
}

/**
 * The probability, in [0, 1], that a passage answers: the logistic function of its rank score, fitted to questions with known answers.
 */
export function probability(score: number): number {
  return 1 / (1 + Math.exp(-(confidence.slope * score + confidence.intercept)));
}

/** The word for a probability. */
export function confidenceWord(score: number): Confidence {
  if (score >= confidence.strong) return 'strong';
  return score >= confidence.possible ? 'possible' : 'none';
}
