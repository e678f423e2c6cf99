import { bm25 as tunables } from '../tunables.js';

/**
 * Inverse document frequency, always positive: ln(1 + (N - n + 0.5) / (n + 0.5)), with N passages of which n hold the term
 * (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", in the form Lucene uses).
 */
export function inverseDocumentFrequency(passages: number, holding: number): number {
  return Math.log(1 + (passages - Math.min(holding, passages) + 0.5) / (Math.min(holding, passages) + 0.5));
}

/** A term of a question with its weight. */
export interface WeightedTerm {
  readonly term: string;
  /** Its hash, as passages hold it. */
  readonly hash: number;
  readonly idf: number;
}

/**
 * BM25 of a passage for a question, divided by the greatest value that any passage could reach for it (the sum of
 * idf * (k1 + 1)): in [0, 1), and so comparable between questions.
 * @param counts how often each term, in their order, occurs in the passage.
 * @param length the passage's number of terms; `average` the mean over all passages.
 */
export function normalisedBm25(
  question: readonly { readonly idf: number }[],
  counts: Uint32Array,
  length: number,
  average: number,
): number {
  const { k1, b } = tunables;
  let sum = 0;
  let greatest = 0;
  for (const [place, { idf }] of question.entries()) {
    const count = counts[place] ?? 0;
    sum += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / (average || 1)));
    greatest += idf * (k1 + 1);
  }
  return greatest === 0 ? 0 : sum / greatest;
}
