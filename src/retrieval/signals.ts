import { termHash } from '../terms/hash.js';
import { sentenceCosines } from '../store/blobs.js';
import { dot } from '../store/exact.js';
import type { IndexedPassage } from '../store/reader.js';
import { type WeightedTerm, normalisedBm25 } from './bm25.js';

/** What ranking goes by: each signal in [0, 1] or, for cosines, [-1, 1]; higher speaks for the passage. */
export interface Signals {
  /** Cosine of the question and the passage. */
  readonly cosine: number;
  /** BM25 of the passage as a share of the greatest possible. */
  readonly words: number;
  /** Cosine of the question and the nearest sentence. */
  readonly sentence: number;
  /** Share of the question's terms, by idf, that one sentence holds. */
  readonly focus: number;
  /** Share of the question's terms, by idf, that the passage and its title hold together. */
  readonly coverage: number;
  /** Share of the question's terms, by idf, that the title holds. */
  readonly title: number;
  /** 1 for an article's first passage, less for later ones: news puts what matters first. */
  readonly lead: number;
}

/** How one sentence bears on the question. */
export interface SentenceSignals {
  readonly cosine: number;
  /** Share of the question's terms, by idf, that the sentence holds. */
  readonly coverage: number;
}

/** A question's side of the signals, made once for all its candidates. */
export interface SignalQuery {
  readonly vector: Float32Array;
  readonly terms: readonly WeightedTerm[];
  /** Mean length of a passage in terms. */
  readonly averageLength: number;
  /** Terms of a title; titles are few and short, so they are analysed as they come. */
  readonly analyse: (text: string) => readonly string[];
}

/** The signals of one candidate, and those of each of its sentences. */
export function signalsOf(
  query: SignalQuery,
  candidate: IndexedPassage,
): { signals: Signals; sentences: SentenceSignals[] } {
  const terms = query.terms.map(({ term, idf }) => ({ hash: termHash(term), idf }));
  const total = terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const share = (holds: (hash: number) => boolean) =>
    terms.reduce((sum, { hash, idf }) => sum + (holds(hash) ? idf : 0), 0) / total;

  const counts = new Map<number, number>();
  for (const sentence of candidate.terms) for (const hash of sentence) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const title = new Set(query.analyse(candidate.article.title).map(termHash));

  const cosines = sentenceCosines(query.vector, candidate.sentenceVectors);
  const sentences = candidate.terms.map((hashes, i) => {
    const held = new Set(hashes);
    return { cosine: cosines[i] ?? 0, coverage: share((hash) => held.has(hash)) };
  });
  const byTerm = new Map(query.terms.map(({ term }) => [term, counts.get(termHash(term)) ?? 0]));
  return {
    signals: {
      cosine: dot(query.vector, candidate.vector),
      words: normalisedBm25(query.terms, byTerm, candidate.length, query.averageLength),
      sentence: Math.max(-1, ...sentences.map(({ cosine }) => cosine)),
      focus: Math.max(0, ...sentences.map(({ coverage }) => coverage)),
      coverage: share((hash) => counts.has(hash) || title.has(hash)),
      title: share((hash) => title.has(hash)),
      lead: 1 / candidate.ordinal,
    },
    sentences,
  };
}
