import type { VectorHit, VectorIndex } from './vectors.js';

/** A labelled vector of length 1. */
export interface LabelledVector {
  readonly label: number;
  readonly vector: Float32Array;
}

/**
 * Searches every vector. The oracle that the approximate index is tested against, and what answers while that one is being rebuilt.
 * `vectors` is walked anew at each search, so that they may stay in the database.
 */
export class ExactIndex implements VectorIndex {
  constructor(private readonly vectors: () => Iterable<LabelledVector>) {}

  search(vector: Float32Array, k: number, allowed?: ReadonlySet<number>): VectorHit[] {
    const hits: VectorHit[] = [];
    for (const candidate of this.vectors()) {
      if (allowed !== undefined && !allowed.has(candidate.label)) continue;
      hits.push({ label: candidate.label, score: dot(vector, candidate.vector) });
    }
    return hits.sort((a, b) => b.score - a.score || a.label - b.label).slice(0, k);
  }
}

/** The dot product: the cosine, as both vectors have length 1. */
export function dot(a: Float32Array, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
