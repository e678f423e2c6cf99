import { quoting } from '../tunables.js';
import type { Passage, Span } from '../types.js';
import type { SentenceSignals } from './signals.js';

const names = Object.keys(quoting.weights) as (keyof SentenceSignals)[];

/** How well each sentence of a passage bears on the question; a heading never does. */
export function sentenceScores({ sentences }: Passage, signals: readonly SentenceSignals[]): number[] {
  return signals.map((signal, i) =>
    sentences[i]!.heading ? -Infinity : names.reduce((sum, name) => sum + quoting.weights[name] * signal[name], 0),
  );
}

/** The place of the best score, of equals the first. */
export function placeOfBest(scores: readonly number[]): number {
  return scores.reduce((top, score, i) => (score > scores[top]! ? i : top), 0);
}

/** The sentence of a passage that bears on the question best. A heading is chosen only where a passage has nothing else. */
export function keySentence(passage: Passage, signals: readonly SentenceSignals[]): Span {
  const { start, end } = passage.sentences[placeOfBest(sentenceScores(passage, signals))]!;
  return { start, end };
}
