import { confidence, ranking } from '../tunables.js';
import type { Confidence, SignalShare } from '../types.js';
import type { Signals } from './signals.js';

/** The sum of the signals, each times its weight: what candidates of one question are ordered by. */
export function rankScore(signals: Signals): number {
  return sharesOf(signals).reduce((sum, { share }) => sum + share, 0);
}

/** What each signal adds to the rank score. */
export function sharesOf(signals: Signals): SignalShare[] {
  return (Object.keys(ranking.weights) as (keyof Signals)[]).map((name) => ({
    name,
    value: signals[name],
    share: ranking.weights[name] * signals[name],
  }));
}

/**
 * How likely a passage answers, in [0, 1]: the logistic function of its rank score, corrected for the size of the corpus. The more
 * passages there are, the better the best of them fits a question by chance: the best rank score for questions that a corpus cannot
 * answer was measured to grow with the logarithm of its passages (see tunables).
 * @param passages How many passages the index has.
 */
export function probability(score: number, passages: number): number {
  const corrected = score - confidence.chance * Math.log(Math.max(1, passages));
  return 1 / (1 + Math.exp(-(confidence.slope * corrected + confidence.intercept)));
}

/** The word for a probability. */
export function confidenceWord(score: number): Confidence {
  if (score >= confidence.strong) return 'strong';
  return score >= confidence.possible ? 'possible' : 'none';
}
