import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { VerbatimError, isVerbatimError } from '../errors.js';
import { ExactIndex } from './exact.js';
import { GrownIndex } from './grown.js';
import { HnswIndex } from './hnsw.js';
import type { Manifest, VectorFile } from './manifest.js';
import { notAsWritten } from './not-as-written.js';
import { IndexReader } from './reader.js';
import { checkSeal, distrustStamps } from './seal.js';
import type { VectorIndex } from './vectors.js';

/** One state of the index, to be read within `reader.snapshot`. */
export interface IndexState {
  readonly reader: IndexReader;
  readonly vectors: VectorIndex;
  readonly manifest: Manifest;
}

/** What is loaded of a state. */
interface Loaded {
  readonly generation: number;
  readonly file: VectorFile;
  /** What the file holds, without what has left since; null where it was damaged. */
  readonly graph: HnswIndex | null;
  readonly vectors: VectorIndex;
}

/** The index in a folder, followed as other processes change it. */
export class OpenIndex {
  private reader: IndexReader | null = null;
  private opening: Promise<IndexReader> | null = null;
  private loaded: Loaded | null = null;
  private loading: Promise<void> | null = null;
  /** Whether damage of the database that is open has been noted. */
  private isDistrusted = false;

  /**
   * @param onDamage told once for every vector file that turned out missing or damaged; until it is rebuilt, every vector is
   * searched, which is as right and only slower.
   * @param thorough look through the whole database before it is first read; else only where its files' size or times have changed.
   */
  constructor(
    private readonly folder: string,
    private readonly onDamage: (file: string) => void,
    private readonly thorough = false,
  ) {}

  /**
   * Runs `action` over the newest state of the index. Damage that this comes upon is noted, so that the next indexing looks for it, too.
   * @throws VerbatimError INDEX_MISSING, INDEX_NEWER, INDEX_DAMAGED
   */
  async read<T>(action: (state: IndexState) => T): Promise<T> {
    try {
      return await this.readNewest(action);
    } catch (error) {
      if (isVerbatimError(error, 'INDEX_DAMAGED')) this.isDistrusted ||= await distrustStamps(this.folder);
      throw error;
    }
  }

  private async readNewest<T>(action: (state: IndexState) => T): Promise<T> {
    for (;;) {
      const reader = await this.current();
      await this.follow(reader);
      // Meanwhile another database may have taken its place, and this one was closed.
      if (reader !== this.reader) continue;
      // Another process may have committed since; then what was loaded is of the state before, and it takes one more round.
      const result = reader.snapshot(() => {
        const manifest = reader.manifest();
        if (manifest === null) throw new VerbatimError('INDEX_MISSING', { path: this.folder });
        if (this.loaded?.generation !== manifest.generation) return null;
        return { value: action({ reader, vectors: this.loaded.vectors, manifest }) };
      });
      if (result !== null) return result.value;
    }
  }

  /** The reader of the database that is in place; of the one before, as long as a new one holds no index yet. */
  private async current(): Promise<IndexReader> {
    if (this.reader !== null && !this.reader.isReplaced) return this.reader;
    return (this.opening ??= this.open().finally(() => (this.opening = null)));
  }

  private async open(): Promise<IndexReader> {
    const before = this.reader;
    try {
      const next = await this.openSound();
      if (before !== null && next.snapshot(() => next.manifest()) === null) next.close();
      else {
        before?.close();
        this.reader = next;
        this.isDistrusted = false;
        // What was loaded is the old database's, though a file of the new one may have the same name.
        this.loaded = null;
      }
    } catch (error) {
      if (before === null || !isVerbatimError(error, 'INDEX_MISSING')) throw error;
    }
    return this.reader!;
  }

  private async openSound(): Promise<IndexReader> {
    const state = await checkSeal(this.folder, { stamps: !this.thorough });
    if (state === 'broken') throw notAsWritten(this.folder);
    return IndexReader.open(this.folder);
  }

  /** Loads the vectors of the newest state, unless they are loaded already. */
  private async follow(reader: IndexReader): Promise<void> {
    const manifest = reader.snapshot(() => reader.manifest());
    if (manifest === null || this.loaded?.generation === manifest.generation) return;
    this.loading ??= this.load(reader, manifest).finally(() => (this.loading = null));
    await this.loading;
  }

  private async load(reader: IndexReader, manifest: Manifest): Promise<void> {
    const { vectorFile, generation } = manifest;
    const graph = await this.graphOf(reader, manifest);
    // Another database may have taken the place of this one meanwhile.
    if (graph === undefined || reader !== this.reader) return;
    const whole = new ExactIndex(() => reader.vectors());
    if (graph === null) this.loaded = { generation, file: vectorFile, graph, vectors: whole };
    else {
      const added = reader.snapshot(() =>
        reader.manifest()?.generation === generation ? [...reader.vectors(vectorFile.nextLabel)] : null,
      );
      // Changed meanwhile: whoever reads comes here again.
      if (added === null) return;
      const before = new Set(this.loaded?.graph === graph ? this.loaded.file.gone : []);
      for (const label of vectorFile.gone) if (!before.has(label)) graph.remove(label);
      const vectors = added.length === 0 ? graph : new GrownIndex(graph, added);
      this.loaded = { generation, file: vectorFile, graph, vectors };
    }
  }

  /** The graph in the vector file of a state: null where that is damaged, undefined where another state has taken its place. */
  private async graphOf(reader: IndexReader, { vectorFile, model }: Manifest): Promise<HnswIndex | null | undefined> {
    if (this.loaded?.file.name === vectorFile.name && this.loaded.graph !== null) return this.loaded.graph;
    const graph = await HnswIndex.load(this.folder, vectorFile, model.dimension);
    if (graph !== null) return graph;
    // A file that an indexing has just replaced is not damaged.
    if (reader.isReplaced) return undefined;
    const now = reader.snapshot(() => reader.manifest());
    if (now?.vectorFile.name !== vectorFile.name) return undefined;
    removeDamaged(join(this.folder, vectorFile.name));
    this.onDamage(vectorFile.name);
    return null;
  }

  close(): void {
    this.reader?.close();
    this.reader = null;
  }
}

/** Removes a damaged file, by which the next indexing sees that it has to be built again. */
function removeDamaged(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // A place that cannot be written to: it stays, and every start finds it out again.
  }
}
