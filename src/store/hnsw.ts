import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import hnswlib from 'hnswlib-node';
import { VerbatimError, causeOf } from '../errors.js';
import { hashFile } from '../hash-file.js';
import { hnsw as tunables } from '../tunables.js';
import { dot } from './exact.js';
import { isComplete, isIntact } from './hnsw-file.js';
import type { SavedVectors } from './manifest.js';
import type { VectorHit, VectorIndex } from './vectors.js';

/** hnswlib keeps labels in 32 bits and wraps them around in silence. */
export const MAX_LABEL = 0xffff_fffe;

/**
 * How many times more it costs to fetch a vector and compare it (30 µs at 384 dimensions) than to visit it on a walk through the graph
 * (3 µs).
 */
const FETCHING = 10;
/** Hex digits of its hash in a file's name: no two states of an index ever have a file of the same name. */
const NAME_DIGITS = 12;

/**
 * The approximate vector index (Malkov and Yashunin 2018, "Efficient and robust approximate nearest neighbor search using
 * Hierarchical Navigable Small World graphs"). It is derived from the vectors in the database and can always be rebuilt from them.
 */
export class HnswIndex implements VectorIndex {
  private constructor(
    private readonly graph: hnswlib.HierarchicalNSW,
    private readonly dimension: number,
    private live: number,
    private deleted: number,
  ) {
    graph.setEf(tunables.ef);
  }

  /** An empty index with room for `capacity` vectors; it grows as needed. */
  static create(dimension: number, capacity: number): HnswIndex {
    // Inner product on unit vectors is the cosine, without normalising again at every insertion.
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    graph.initIndex({
      maxElements: Math.max(1, capacity),
      m: tunables.m,
      efConstruction: tunables.efConstruction,
      randomSeed: tunables.seed,
    });
    return new HnswIndex(graph, dimension, 0, 0);
  }

  /**
   * Loads the file that a manifest names, or returns null when it is missing or not what the manifest says. The hash is
   * checked first, because hnswlib crashes the process on some damaged files and takes others for valid.
   */
  static async load(folder: string, file: SavedVectors, dimension: number): Promise<HnswIndex | null> {
    if (!(await isIntact(folder, file))) return null;
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    try {
      await graph.readIndex(join(folder, file.name));
    } catch {
      return null; // Removed since it was checked.
    }
    return new HnswIndex(graph, dimension, file.count, graph.getCurrentCount() - file.count);
  }

  get size(): number {
    return this.live;
  }

  /** Share of the graph that only deleted vectors take up, in [0, 1]. */
  get waste(): number {
    const all = this.live + this.deleted;
    return all === 0 ? 0 : this.deleted / all;
  }

  /**
   * Adds a vector of length 1.
   * @throws RangeError on a wrong dimension, a label out of range or an element that is no finite number.
   */
  add(label: number, vector: Float32Array): void {
    if (vector.length !== this.dimension) throw new RangeError(`a vector of ${vector.length}, not ${this.dimension}`);
    if (!Number.isInteger(label) || label < 0 || label > MAX_LABEL)
      throw new RangeError(`label ${label} is out of range`);
    if (!vector.every(Number.isFinite)) throw new RangeError(`the vector of label ${label} is not finite`);
    const room = this.graph.getMaxElements();
    if (this.graph.getCurrentCount() >= room) this.graph.resizeIndex(Math.ceil(room * tunables.growth) + 1);
    this.graph.addPoint(Array.from(vector), label);
    this.live++;
  }

  /** Takes a vector out of every later search. */
  remove(label: number): void {
    this.graph.markDelete(label);
    this.live--;
    this.deleted++;
  }

  search(vector: Float32Array, k: number, allowed?: ReadonlySet<number>): VectorHit[] {
    if (vector.length !== this.dimension || !vector.every(Number.isFinite))
      throw new RangeError('not a vector of this index');
    const wanted = Math.min(k, this.live, allowed?.size ?? Infinity);
    if (wanted <= 0) return [];
    // A walk visits allowed and other labels alike: the smaller the allowed share, the further it has to go.
    const visits = Math.max(tunables.ef, wanted) * (allowed === undefined ? 1 : Math.max(1, this.live / allowed.size));
    if (allowed !== undefined && allowed.size * FETCHING <= visits) return this.compareAll(vector, wanted, allowed);
    this.graph.setEf(Math.ceil(visits));
    const filter = allowed === undefined ? undefined : (label: number) => allowed.has(label);
    const { neighbors, distances } = this.graph.searchKnn(Array.from(vector), wanted, filter);
    return neighbors.map((label, i) => ({ label, score: 1 - distances[i]! }));
  }

  private compareAll(vector: Float32Array, k: number, labels: ReadonlySet<number>): VectorHit[] {
    const hits = Array.from(labels, (label) => ({ label, score: dot(vector, this.graph.getPoint(label)) }));
    return hits.sort((a, b) => b.score - a.score || a.label - b.label).slice(0, k);
  }

  /**
   * Writes the index into `folder`: to a temporary file, synced, checked, and renamed to `<prefix>-<hash>.hnsw`.
   * @throws VerbatimError INDEX_NOT_WRITABLE
   */
  async save(folder: string, prefix: string): Promise<SavedVectors> {
    const temporary = join(folder, `${prefix}.hnsw.tmp`);
    try {
      // Proves that the place is writable: writeIndex reports success on a bad path.
      await (await open(temporary, 'w')).close();
      // Synchronously: an insertion during an asynchronous write would corrupt the file.
      this.graph.writeIndexSync(temporary);
      const handle = await open(temporary, 'r+');
      const { size } = await handle
        .sync()
        .then(() => handle.stat())
        .finally(() => handle.close());
      if (!(await isComplete(temporary))) throw new Error(`only ${size} bytes could be written; is the disk full?`);
      const sha256 = await hashFile(temporary);
      const name = `${prefix}-${sha256.slice(0, NAME_DIGITS)}.hnsw`;
      const path = join(folder, name);
      // No file can be renamed to where a folder lies.
      if ((await stat(path).catch(() => null))?.isDirectory() === true) await rm(path, { recursive: true });
      await rename(temporary, path);
      return { name, bytes: size, sha256, count: this.live };
    } catch (error) {
      await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
      throw new VerbatimError('INDEX_NOT_WRITABLE', { path: folder, cause: causeOf(error) }, { cause: error });
    }
  }
}
