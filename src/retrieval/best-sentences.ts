import { quoting } from '../tunables.js';
import type { Passage, Span } from '../types.js';
import { placeOfBest, sentenceScores } from './key-sentence.js';
import { leans } from './leaning.js';
import { listAround } from './lists.js';
import { openQuotations } from './quotations.js';
import type { SentenceSignals } from './signals.js';

/** Consecutive sentences of a passage, by their indexes, both ends included. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The sentences of a passage to quote, from the beginning of one to the end of one: the best one (src/retrieval/key-sentence.ts), and of the sentences around it those that are worth most within
 * the length of a quote. The quote stands alone as far as the passage allows: rather than a better neighbour it takes the sentence before
 * one that leans on it, and the rest of a quotation. A list is quoted with what leads up to it. A heading is quoted only
 * where a passage has nothing else, and no quote reaches across one, or says a sentence twice.
 */
export function bestSentences(passage: Passage, signals: readonly SentenceSignals[]): Span {
  const { sentences } = passage;
  const scores = sentenceScores(passage, signals);
  const key = placeOfBest(scores);
  const { from, to } = listAround(passage, key) ?? bestWindow(passage, scores, key);
  return { start: sentences[from]!.start, end: sentences[to]!.end };
}

/** The window around the key sentence that is worth most, less what it lacks to stand alone. */
function bestWindow(passage: Passage, scores: readonly number[], key: number): Window {
  const { sentences } = passage;
  const text = ({ start, end }: Span) => passage.text.slice(start - passage.start, end - passage.start);
  const quotations = openQuotations(passage);
  let best: Window = { from: key, to: key };
  let most = -Infinity;
  for (let from = key; from >= 0 && key - from < quoting.sentences; from--) {
    if (from < key && !isNeighbour(from, from + 1)) break;
    const lacksBefore = lacksAtStart(from);
    for (let to = key; to < sentences.length && to - from < quoting.sentences; to++) {
      if (to > key && !isNeighbour(to, to - 1)) break;
      const words = text({ start: sentences[from]!.start, end: sentences[to]!.end }).split(/\s+/).length;
      if (words > quoting.longest && from < to) break;
      const lacks =
        lacksBefore + (quotations[to]!.after ? quoting.torn : 0) + (words > quoting.words ? quoting.long : 0);
      const value = worth(from, to) - lacks;
      if (value > most) [most, best] = [value, { from, to }];
    }
  }
  return best;

  function worth(from: number, to: number): number {
    return scores.slice(from, to + 1).reduce((sum, score, i) => sum + score + (from + i > key ? quoting.onward : 0), 0);
  }

  function lacksAtStart(from: number): number {
    const sentence = sentences[from]!;
    const isLeaning = sentence.cut?.start === true || leans(text(sentence));
    const leaning = isLeaning ? quoting.leaning + (from === key ? quoting.alone : 0) : 0;
    return leaning + (quotations[from]!.before ? quoting.torn : 0);
  }

  /** Whether a sentence may be quoted beside the one next to it. */
  function isNeighbour(i: number, next: number): boolean {
    return !sentences[i]!.heading && text(sentences[i]!) !== text(sentences[next]!);
  }
}
