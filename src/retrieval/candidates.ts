import type { LexicalIndex } from '../store/lexical.js';
import type { VectorIndex } from '../store/vectors.js';
import { bm25, retrieval as tunables } from '../tunables.js';
import type { WeightedTerm } from './bm25.js';

/** Where candidates come from. */
export interface CandidateSources {
  readonly vectors: VectorIndex;
  readonly lexical: LexicalIndex;
}

/** What is looked for. */
export interface CandidateQuery {
  readonly vector: Float32Array;
  readonly terms: readonly WeightedTerm[];
  /** Only these labels, where given. */
  readonly allowed?: ReadonlySet<number> | undefined;
}

/**
 * The labels of the passages worth a closer look, likeliest first: the nearest vectors and the best lexical matches, brought
 * together by a convex combination of cosine and normalised BM25 (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions
 * for Hybrid Retrieval"). A passage that only one side found gets from the other the most it can have there: what the last one
 * found has.
 */
export function findCandidates({ vectors, lexical }: CandidateSources, query: CandidateQuery): number[] {
  const near = vectors.search(query.vector, tunables.dense, query.allowed);
  const wordy = lexical.search(
    query.terms.map(({ term }) => term),
    tunables.lexical,
    query.allowed,
  );
  const greatest = query.terms.reduce((sum, { idf }) => sum + idf * (bm25.k1 + 1), 0) || 1;
  const cosines = new Map(near.map(({ label, score }) => [label, score]));
  const words = new Map(wordy.map(({ label, score }) => [label, score / greatest]));
  const leastCosine = near.length < tunables.dense ? 0 : near.at(-1)!.score;
  const leastWords = wordy.length < tunables.lexical ? 0 : wordy.at(-1)!.score / greatest;

  const fused = [...new Set([...cosines.keys(), ...words.keys()])].map((label) => ({
    label,
    score:
      tunables.denseWeight * (cosines.get(label) ?? leastCosine) +
      (1 - tunables.denseWeight) * (words.get(label) ?? leastWords),
  }));
  return fused
    .sort((a, b) => b.score - a.score || a.label - b.label)
    .slice(0, tunables.considered)
    .map(({ label }) => label);
}
