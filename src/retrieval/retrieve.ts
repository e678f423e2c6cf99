import type { IndexState } from '../store/open-index.js';
import type { IndexedPassage } from '../store/indexed-passage.js';
import type { IndexReader } from '../store/reader.js';
import { analyse } from '../terms/analyse.js';
import { termHash } from '../terms/hash.js';
import { followUps, retrieval as tunables } from '../tunables.js';
import type { ArticleHead, Question, Span } from '../types.js';
import { type WeightedTerm, inverseDocumentFrequency } from './bm25.js';
import { findCandidates } from './candidates.js';
import { weighTokens } from './likeness.js';
import { lookClosely } from './look-closely.js';
import { collapseCopies } from './copies.js';
import { keySentence } from './key-sentence.js';
import { placesOf } from './occurrences.js';
import type { ReadQuestion } from './question.js';
import { probabilities, rankScore } from './score.js';
import { type SentenceSignals, type Signals, signalsOf } from './signals.js';

/** A candidate with all that its place rests on. */
export interface Ranked {
  readonly candidate: IndexedPassage;
  readonly signals: Signals;
  /** How each of its sentences bears on the question. */
  readonly sentences: readonly SentenceSignals[];
  /** In [0, 1]: how likely the passage answers. */
  readonly score: number;
  /** The sentence that bears on it best. */
  readonly key: Span;
  /** Articles that print the same text, for which this one stands. */
  readonly copies: readonly ArticleHead[];
}

/** Which articles a question is about. */
export type Filter = Pick<Question, 'source' | 'after' | 'before'>;

/** Finds the passages that bear on a question, best first, few of one article, copies of one text as one. To be called within one snapshot of the reader. */
export function retrieve(state: IndexState, read: ReadQuestion, filter: Filter): Ranked[] {
  const hits = collapseCopies(rankCandidates(state, read, filter));
  return limitPerArticle(withScores(hits, state.manifest.passages));
}

/**
 * Every candidate for a question, best first.
 * @param closely how many of them get a likeness.
 */
export function rankCandidates(
  { reader, vectors, manifest }: IndexState,
  read: ReadQuestion,
  filter: Filter,
  closely: number = tunables.closely,
): Ranked[] {
  const terms = termsOf(read, reader, manifest.passages);
  const labels = findCandidates(
    { vectors, lexical: reader.lexical },
    { vector: read.vector, terms, allowed: reader.labelsWithin(filter) },
  );
  const { text, asked, time, vector } = read;
  const { from, to } = manifest;
  const query = {
    text,
    asked,
    time,
    dates: { from, to },
    vector,
    terms,
    places: placesOf(terms),
    averageLength: manifest.averageTerms,
    analyse,
  };
  const inArticle = companyOf(labels, reader, read.carried?.article ?? null);
  const looked = reader
    .passages(labels.slice(0, tunables.looked))
    .map((candidate) => ({ candidate, ...signalsOf(query, candidate, inArticle(candidate) - 1) }));
  const tokens = weighTokens(read.words, terms, analyse, vector.length);
  const ranked = lookClosely(looked, tokens, reader, closely).map((one): Ranked => {
    const key = keySentence(one.candidate.passage, one.sentences);
    return { ...one, key, score: 0, copies: [] };
  });
  return withScores(ranked, manifest.passages).sort(
    (a, b) => b.score - a.score || a.candidate.label - b.candidate.label,
  );
}

/** How many of the candidates with these labels are of the same article as one of them; more, where it was cited in the exchange before. */
function companyOf(labels: readonly number[], reader: IndexReader, cited: string | null) {
  const articles = new Map(labels.map((label) => [label, reader.articleOf(label)]));
  const counts = new Map<number | null, number>();
  for (const article of articles.values()) counts.set(article, (counts.get(article) ?? 0) + 1);
  return ({ label, article }: IndexedPassage): number => {
    const all = counts.get(articles.get(label) ?? null) ?? 1;
    return article.id === cited ? followUps.company * all : all;
  };
}

/** Scores them beside each other: copies that became one no longer take from each other's. */
function withScores(ranked: readonly Ranked[], passages: number): Ranked[] {
  const scores = probabilities(
    ranked.map(({ signals }) => rankScore(signals)),
    passages,
  );
  return ranked.map((one, i) => ({ ...one, score: scores[i]! }));
}

/** Leaves out an article's further passages, so that one article does not fill the list. */
function limitPerArticle(ranked: readonly Ranked[]): Ranked[] {
  const taken = new Map<string, number>();
  return ranked.filter(({ candidate: { article } }) => {
    const n = (taken.get(article.id) ?? 0) + 1;
    taken.set(article.id, n);
    return n <= tunables.perArticle;
  });
}

/** The question's terms; those of the question before count less than a follow-up's own. */
function termsOf({ terms, carried }: ReadQuestion, reader: IndexReader, passages: number): WeightedTerm[] {
  const own = weigh(terms, reader, passages);
  if (carried === null) return own;
  const before = weigh(carried.terms, reader, passages);
  return [...before.map((term) => ({ ...term, idf: followUps.terms * term.idf })), ...own];
}

/** Each different term with its idf in this corpus. */
export function weigh(terms: readonly string[], reader: IndexReader, passages: number): WeightedTerm[] {
  return [...new Set(terms)].map((term) => ({
    term,
    hash: termHash(term),
    idf: inverseDocumentFrequency(passages, reader.lexical.documentFrequency(term)),
  }));
}
