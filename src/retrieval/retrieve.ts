import type { IndexState } from '../store/open-index.js';
import type { IndexReader, IndexedPassage } from '../store/reader.js';
import { analyse } from '../terms/analyse.js';
import type { Question, Span } from '../types.js';
import { bestSentences } from './best-sentences.js';
import { type WeightedTerm, inverseDocumentFrequency } from './bm25.js';
import { findCandidates } from './candidates.js';
import type { ReadQuestion } from './question.js';
import { probability, rankScore } from './score.js';
import { type SentenceSignals, type Signals, signalsOf } from './signals.js';

/** A candidate with all that its place rests on. */
export interface Ranked {
  readonly candidate: IndexedPassage;
  readonly signals: Signals;
  /** How each of its sentences bears on the question. */
  readonly sentences: readonly SentenceSignals[];
  /** In [0, 1]: how likely the passage answers. */
  readonly score: number;
  /** The sentences that bear on the question best. */
  readonly best: Span;
}

/** Finds the passages that bear on a question, best first. To be called within one snapshot of the reader. */
export function retrieve(
  { reader, vectors, manifest }: IndexState,
  read: ReadQuestion,
  filter: Pick<Question, 'source' | 'after' | 'before'>,
): Ranked[] {
  const terms = weigh(read.terms, reader, manifest.passages);
  const labels = findCandidates(
    { vectors, lexical: reader.lexical },
    { vector: read.vector, terms, allowed: reader.labelsWithin(filter) },
  );
  const { text, asked, vector, names } = read;
  const query = { text, asked, vector, names, terms, averageLength: manifest.averageTerms, analyse };
  return reader
    .passages(labels)
    .map((candidate) => {
      const { signals, sentences } = signalsOf(query, candidate);
      const score = probability(rankScore(signals));
      return { candidate, signals, sentences, score, best: bestSentences(candidate.passage, sentences) };
    })
    .sort((a, b) => b.score - a.score || a.candidate.label - b.candidate.label);
}

/** Each different term with its idf in this corpus. */
export function weigh(terms: readonly string[], reader: IndexReader, passages: number): WeightedTerm[] {
  return [...new Set(terms)].map((term) => ({
    term,
    idf: inverseDocumentFrequency(passages, reader.lexical.documentFrequency(term)),
  }));
}
