import { quoting } from '../tunables.js';
import type { Passage, Span } from '../types.js';
import type { SentenceSignals } from './signals.js';

/** What to quote of a passage. */
export interface BestSentences {
  /** From the beginning of a sentence to the end of one. */
  readonly best: Span;
  /** The sentence within it that bears on the question best. */
  readonly key: Span;
}

/**
 * The sentences of a passage that bear on the question best: the best one, and its better neighbours as long as the whole stays
 * within the length of a quote. A heading is quoted only where a passage has nothing else, and no quote reaches across one.
 */
export function bestSentences(passage: Passage, signals: readonly SentenceSignals[]): BestSentences {
  const { sentences } = passage;
  const { weights } = quoting;
  const scores = signals.map(({ cosine, coverage, reach, kind }, i) =>
    sentences[i]!.heading
      ? -Infinity
      : weights.cosine * cosine + weights.coverage * coverage + weights.reach * reach + weights.kind * kind,
  );
  const key = scores.reduce((top, score, i) => (score > scores[top]! ? i : top), 0);
  let from = key;
  let to = key;
  while (to - from + 1 < quoting.sentences) {
    const next = neighbours().find(fits);
    if (next === undefined) break;
    from = Math.min(from, next);
    to = Math.max(to, next);
  }
  return { best: { start: sentences[from]!.start, end: sentences[to]!.end }, key: spanOf(key) };

  /** The sentences before and after, the better one first. */
  function neighbours(): number[] {
    const worth = (i: number) => scores[i]! + (i > to ? quoting.onward : 0);
    return [from - 1, to + 1].filter((i) => sentences[i]?.heading === false).sort((a, b) => worth(b) - worth(a));
  }

  function fits(i: number): boolean {
    const start = sentences[Math.min(from, i)]!.start - passage.start;
    const end = sentences[Math.max(to, i)]!.end - passage.start;
    return passage.text.slice(start, end).split(/\s+/).length <= quoting.words;
  }

  function spanOf(i: number): Span {
    const { start, end } = sentences[i]!;
    return { start, end };
  }
}
