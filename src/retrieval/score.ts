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
 * How likely each candidate of a question answers it, in [0, 1], comparable between questions and corpora: the chance that the corpus
 * covers the question, times that of being the right place in it, brought onto the scale of a probability (Platt 1999, "Probabilistic
 * Outputs for Support Vector Machines"). Where the greater score is, the greater probability is.
 *
 * The first is the logistic function of the rank score less what chance makes of it: the more passages there are, the better the best of
 * them fits any question, which was measured to grow with the logarithm of their number. The second grows with how clearly a candidate
 * stands out from the others: its share in the softmax of their rank scores, by which the weights were fitted.
 * @param scores The rank scores of all candidates.
 * @param passages How many passages the index has.
 */
export function probabilities(scores: readonly number[], passages: number): number[] {
  const { chance, slope, intercept, ahead, scale, shift } = confidence;
  const byChance = chance * Math.log(Math.max(1, passages));
  const greatest = Math.max(...scores);
  const all = scores.reduce((sum, score) => sum + Math.exp(score - greatest), 0);
  return scores.map((score) => {
    const covered = logistic(slope * (score - byChance) + intercept);
    const share = Math.exp(score - greatest) / all;
    const right = covered * (1 - ahead + ahead * share);
    return logistic(scale * Math.log(right / (1 - right)) + shift);
  });
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The word for a probability. */
export function confidenceWord(score: number): Confidence {
  if (score >= confidence.strong) return 'strong';
  return score >= confidence.possible ? 'possible' : 'none';
}
