import { ExactIndex, type LabelledVector } from './exact.js';
import type { HnswIndex } from './hnsw.js';
import type { VectorHit, VectorIndex } from './vectors.js';

/** A graph, and vectors that came after it was made, which are searched one by one: a few cost less so than making it anew for them. */
export class GrownIndex implements VectorIndex {
  private readonly exact: ExactIndex;

  constructor(
    private readonly graph: HnswIndex,
    private readonly added: readonly LabelledVector[],
  ) {
    this.exact = new ExactIndex(() => added);
  }

  search(vector: Float32Array, k: number, allowed?: ReadonlySet<number>): VectorHit[] {
    const hits = [...this.graph.search(vector, k, this.inGraph(allowed)), ...this.exact.search(vector, k, allowed)];
    return hits.sort((a, b) => b.score - a.score || a.label - b.label).slice(0, k);
  }

  /** The graph must not be asked for labels that it does not know. */
  private inGraph(allowed: ReadonlySet<number> | undefined): ReadonlySet<number> | undefined {
    const later = allowed === undefined ? [] : this.added.filter(({ label }) => allowed.has(label));
    if (later.length === 0) return allowed;
    const rest = new Set(allowed);
    for (const { label } of later) rest.delete(label);
    return rest;
  }
}
