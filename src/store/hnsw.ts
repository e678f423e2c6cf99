import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import hnswlib from 'hnswlib-node';
import { VerbatimError, causeOf } from '../errors.js';
import { hnsw as tunables } from '../tunables.js';
import type { VectorFile } from './manifest.js';
import type { VectorHit, VectorIndex } from './vectors.js';

/** hnswlib keeps labels in 32 bits and wraps them around in silence. */
export const MAX_LABEL = 0xffff_fffe;

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
  static async load(folder: string, file: VectorFile, dimension: number): Promise<HnswIndex | null> {
    const path = join(folder, file.name);
    if (!(await isIntact(path, file))) return null;
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    await graph.readIndex(path);
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
    const wanted = Math.min(k, this.live);
    if (wanted === 0) return [];
    this.graph.setEf(Math.max(tunables.ef, wanted));
    const filter = allowed === undefined ? undefined : (label: number) => allowed.has(label);
    const { neighbors, distances } = this.graph.searchKnn(Array.from(vector), wanted, filter);
    return neighbors.map((label, i) => ({ label, score: 1 - distances[i]! }));
  }

  /**
   * Writes the index as `name` into `folder`: to a temporary file, synced, hashed, renamed.
   * @throws VerbatimError INDEX_NOT_WRITABLE
   */
  async save(folder: string, name: string): Promise<VectorFile> {
    const path = join(folder, name);
    const temporary = `${path}.tmp`;
    try {
      // Proves that the place is writable: writeIndex reports success on a bad path.
      await (await open(temporary, 'w')).close();
      // Synchronously: an insertion during an asynchronous write would corrupt the file.
      this.graph.writeIndexSync(temporary);
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
      const { size } = statSync(temporary);
      if (size < this.expectedBytes()) throw new Error(`only ${size} bytes were written; is the disk full?`);
      const sha256 = await hashFile(temporary);
      await rename(temporary, path);
      return { name, bytes: size, sha256, count: this.live };
    } catch (error) {
      await rm(temporary, { force: true });
      throw new VerbatimError('INDEX_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
    }
  }

  /** A lower bound of the file's size, by which a write cut short by a full disk is seen: the vectors alone. */
  private expectedBytes(): number {
    return (this.live + this.deleted) * this.dimension * Float32Array.BYTES_PER_ELEMENT;
  }
}

async function isIntact(path: string, file: VectorFile): Promise<boolean> {
  return existsSync(path) && statSync(path).size === file.bytes && (await hashFile(path)) === file.sha256;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
