import type { Confidence } from '../types.js';
import { mean } from './metrics.js';
import type { Outcome } from './outcome.js';

/** What a confidence word, or a band of scores, was worth. */
export interface Worth {
  /** Questions that it was given to. */
  readonly answers: number;
  /** Of these, questions whose answer's words are known or that have none; the next two are of these. */
  readonly judged: number;
  readonly meanScore: number | null;
  /** Share whose quote holds the answer or, where it was declined, would have held it. */
  readonly right: number | null;
}

export interface WordWorth extends Worth {
  readonly confidence: Confidence;
}

/** Scores from `from` up to `to`, the last band with 1. */
export interface BandWorth extends Worth {
  readonly from: number;
  readonly to: number;
}

/** Bands of equal width that [0, 1] is cut into. */
const BANDS = 10;

export function worthOfWords(outcomes: readonly Outcome[]): WordWorth[] {
  return (['strong', 'possible', 'none'] as const).map((confidence) => ({
    confidence,
    ...worthOf(outcomes.filter((outcome) => outcome.confidence === confidence)),
  }));
}

export function worthOfBands(outcomes: readonly Outcome[]): BandWorth[] {
  const bandOf = ({ score }: Outcome) => Math.min(BANDS - 1, Math.floor(score * BANDS));
  return Array.from({ length: BANDS }, (_, band) => ({
    from: band / BANDS,
    to: (band + 1) / BANDS,
    ...worthOf(outcomes.filter((outcome) => bandOf(outcome) === band)),
  }));
}

/**
 * The expected calibration error: by how much mean score and share right differ in a band, in the mean over all questions (Naeini,
 * Cooper and Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"). 0 is perfect; null where nothing was
 * judged.
 */
export function calibrationError(bands: readonly Worth[]): number | null {
  const judged = bands.reduce((sum, band) => sum + band.judged, 0);
  if (judged === 0) return null;
  const off = ({ judged, meanScore, right }: Worth) => judged * Math.abs((meanScore ?? 0) - (right ?? 0));
  return bands.reduce((sum, band) => sum + off(band), 0) / judged;
}

function worthOf(outcomes: readonly Outcome[]): Worth {
  const judged = outcomes.filter(({ answerable, holds }) => answerable === false || (answerable && holds !== null));
  return {
    answers: outcomes.length,
    judged: judged.length,
    meanScore: mean(judged.map(({ score }) => score)),
    right: mean(judged.map(({ answerable, holds }) => (answerable && holds === true ? 1 : 0))),
  };
}
