import { quoting } from '../tunables.js';
import type { Passage, Span } from '../types.js';
import type { SentenceSignals } from './signals.js';

/**
 * The sentences of a passage that bear on the question best: the best one, and its better neighbours as long as the whole stays
 * within the length of a quote. The span begins and ends with a sentence of the passage.
 */
export function bestSentences(passage: Passage, signals: readonly SentenceSignals[]): Span {
  const { sentences } = passage;
  const { weights } = quoting;
  const scores = signals.map(
    ({ cosine, coverage, reach, kind }) =>
      weights.cosine * cosine + weights.coverage * coverage + weights.reach * reach + weights.kind * kind,
  );
  const best = scores.reduce((top, score, i) => (score > scores[top]! ? i : top), 0);
  let from = best;
  let to = best;
  while (to - from + 1 < quoting.sentences) {
    const sides = [from - 1, to + 1].filter((i) => sentences[i] !== undefined);
    const worth = (i: number) => scores[i]! + (i > to ? quoting.onward : 0);
    const next = sides.sort((a, b) => worth(b) - worth(a)).find(fits);
    if (next === undefined) break;
    from = Math.min(from, next);
    to = Math.max(to, next);
  }
  return { start: sentences[from]!.start, end: sentences[to]!.end };

  function fits(i: number): boolean {
    const start = sentences[Math.min(from, i)]!.start - passage.start;
    const end = sentences[Math.max(to, i)]!.end - passage.start;
    return passage.text.slice(start, end).split(/\s+/).length <= quoting.words;
  }
}
