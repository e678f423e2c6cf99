/** A vector found near a question's. */
export interface VectorHit {
  readonly label: number;
  /** Cosine similarity in [-1, 1]; higher is nearer. */
  readonly score: number;
}

/** Finds the vectors nearest to a question's. All vectors have length 1. */
export interface VectorIndex {
  /**
   * The `k` nearest vectors, nearest first; fewer where there are fewer.
   * @param allowed only these labels, where given.
   */
  search(vector: Float32Array, k: number, allowed?: ReadonlySet<number>): VectorHit[];
}
