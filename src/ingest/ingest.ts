import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusListing, listCorpus } from '../corpus/files.js';
import { FORMAT_NAMES } from '../corpus/formats.js';
import type { Embedder, ModelIdentity } from '../embed/embedder.js';
import { VerbatimError, causeOf } from '../errors.js';
import { analyse } from '../terms/analyse.js';
import { HnswIndex } from '../store/hnsw.js';
import { lockIndex } from '../store/lock.js';
import { type Manifest, type VectorFile, fingerprintOf, indexIdOf } from '../store/manifest.js';
import { IndexWriter } from '../store/writer.js';
import { embedding, hnsw, passages } from '../tunables.js';
import type { IndexReport, Progress } from '../types.js';
import { Stager } from './stage.js';
import { RULES } from './rules.js';

/** What an indexing works on. */
export interface IngestSource {
  /** Absolute path of the corpus. */
  readonly seeds: string;
  /** Folder of the index; created where it is missing. */
  readonly folder: string;
  /** The configured model's identity; given the identity of the index in place, it can often tell without loading the model. */
  readonly identify: (inPlace: ModelIdentity | null) => Promise<ModelIdentity>;
  /** Loads the model; called only when there is something to split or embed. */
  readonly embedder: () => Promise<Embedder>;
}

/** The same, with the model's identity found out. */
export interface IdentifiedSource extends IngestSource {
  readonly identity: ModelIdentity;
}

export interface IngestOptions {
  readonly rebuild?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Brings the index up to date with the corpus: reads what changed, embeds passages that have no vector yet, and puts all of it in
 * place in one transaction. Until then readers see the old index; killed at any moment, the index is the old one or the new one.
 * @throws VerbatimError SEEDS_*, INDEX_BUSY, INDEX_NOT_WRITABLE, INDEX_NEWER, MODEL_*
 */
export async function ingest(source: IngestSource, options: IngestOptions = {}): Promise<IndexReport> {
  const started = performance.now();
  const listing = await listCorpus(source.seeds);
  makeFolder(source.folder);
  const lock = lockIndex(source.folder);
  try {
    const writer = IndexWriter.open(source.folder);
    try {
      const manifest = writer.manifest();
      const identity = await source.identify(manifest?.model ?? null);
      return await new Ingest({ ...source, identity }, options, writer, manifest, started).run(listing);
    } finally {
      writer.close();
    }
  } finally {
    lock.release();
  }
}

class Ingest {
  private readonly fingerprint: string;
  /** Why everything is indexed anew, or null. */
  private readonly anew: string | null;

  constructor(
    private readonly source: IdentifiedSource,
    private readonly options: IngestOptions,
    private readonly writer: IndexWriter,
    private readonly manifest: Manifest | null,
    private readonly started: number,
  ) {
    this.fingerprint = fingerprintOf(source.identity, RULES, passages.maxTokens);
    this.anew = this.reasonToBeginAnew();
  }

  private reasonToBeginAnew(): string | null {
    if (this.writer.replaced !== null) return `the index was damaged (${this.writer.replaced})`;
    if (this.manifest === null) return null;
    if (this.options.rebuild === true) return 'a rebuild was asked for';
    const { model } = this.manifest;
    const { identity } = this.source;
    if (model.model !== identity.model || model.precision !== identity.precision) {
      return `the model changed from ${model.model} ${model.precision} to ${identity.model} ${identity.precision}`;
    }
    if (model.hash !== identity.hash) return `the model's weights changed`;
    return this.manifest.fingerprint === this.fingerprint ? null : 'this version reads or splits articles differently';
  }

  async run(listing: CorpusListing): Promise<IndexReport> {
    if (this.options.rebuild === true) this.writer.forgetVectors();
    const stager = new Stager(this.writer, this.source, this.manifest?.nextLabel ?? 1, this.anew !== null);
    const stage = await stager.run(listing, (done, total) => this.progress('reading', done, total));
    if (stage.articles.size === 0) {
      throw new VerbatimError('SEEDS_EMPTY', {
        path: this.source.seeds,
        skipped: stage.skipped.length,
        formats: FORMAT_NAMES,
      });
    }
    const embedded = await this.embed();
    const before = new Map(this.writer.articles().map((article) => [article.id, article.hash]));
    const gone = [...before.keys()].filter((id) => stage.staged.has(id) || !stage.articles.has(id));
    const added = [...stage.staged].filter((id) => !before.has(id));
    const changed = [...stage.staged].filter((id) => before.has(id) && before.get(id) !== stage.articles.get(id)?.hash);
    const removed = gone.filter((id) => !stage.articles.has(id));

    const vectorFile = await this.buildVectorFile(gone, stage.staged.size > 0);
    const id = indexIdOf(
      this.fingerprint,
      [...stage.articles].map(([article, { hash }]) => ({ id: article, hash })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const manifest = this.writer.commit({
      gone,
      files: stage.files,
      skipped: stage.skipped,
      analyse,
      manifest: (totals) => ({
        id,
        generation: this.generation + (vectorFile === this.manifest?.vectorFile ? 0 : 1),
        fingerprint: this.fingerprint,
        model: this.source.identity,
        seeds: this.source.seeds,
        builtAt:
          this.manifest !== null && vectorFile === this.manifest.vectorFile
            ? this.manifest.builtAt
            : new Date().toISOString(),
        nextLabel: stage.nextLabel,
        ...totals,
        vectorFile,
      }),
    });
    this.removeOldVectorFiles(vectorFile.name);
    return {
      index: manifest.id,
      added,
      changed,
      removed,
      unchanged: stage.articles.size - added.length - changed.length,
      skipped: stage.skipped,
      articles: manifest.articles,
      passages: manifest.passages,
      embedded,
      milliseconds: Math.round(performance.now() - this.started),
      rebuiltBecause: this.anew,
    };
  }

  private get generation(): number {
    return this.manifest?.generation ?? 0;
  }

  /** Embeds every staged passage that has no vector, a window at a time, each kept as soon as it is there. */
  private async embed(): Promise<number> {
    const total = this.writer.countUnembedded();
    if (total === 0) return 0;
    const embedder = await this.source.embedder();
    let done = 0;
    for (;;) {
      this.progress('embedding', done, total);
      const window = this.writer.unembedded(embedding.window);
      if (window.length === 0) return done;
      const vectors = await embedder.embedPassages(window.map(({ tokens }) => tokens));
      this.writer.keepVectors(vectors.map((vector, i) => ({ ...vector, key: window[i]!.key })));
      done += window.length;
    }
  }

  /** The HNSW file of the state about to be committed: the one in place where nothing changed, else one grown from it or built anew. */
  private async buildVectorFile(gone: readonly string[], staged: boolean): Promise<VectorFile> {
    const { folder, identity } = this.source;
    const inPlace = this.manifest;
    const usable = inPlace !== null && inPlace.model.hash === identity.hash;
    const present = usable && readdirSync(folder).includes(inPlace.vectorFile.name);
    if (present && gone.length === 0 && !staged) return inPlace.vectorFile;

    const index = (present ? await this.grown(inPlace, gone) : null) ?? this.rebuilt(gone);
    let added = 0;
    for (const { label, vector } of this.writer.stagedVectors()) {
      index.add(label, vector);
      if (++added % embedding.window === 0) this.progress('writing', index.size, index.size);
    }
    return index.save(folder, `vectors-${this.generation + 1}.hnsw`);
  }

  /** The HNSW file in place without the articles that go, or null when it is damaged or too much of it would be waste. */
  private async grown(inPlace: Manifest, gone: readonly string[]): Promise<HnswIndex | null> {
    const labels = this.writer.labelsOf(gone);
    const index = await HnswIndex.load(this.source.folder, inPlace.vectorFile, inPlace.model.dimension);
    if (index === null || labels.length > index.size) return null;
    for (const label of labels) index.remove(label);
    return index.waste > hnsw.maxWaste ? null : index;
  }

  private rebuilt(gone: readonly string[]): HnswIndex {
    const index = HnswIndex.create(this.source.identity.dimension, this.manifest?.passages ?? embedding.window);
    for (const { label, vector } of this.writer.vectorsWithout(gone)) index.add(label, vector);
    return index;
  }

  /** Files of earlier states, and what killed runs left behind. */
  private removeOldVectorFiles(current: string): void {
    for (const name of readdirSync(this.source.folder)) {
      if (/^vectors-\d+\.hnsw(\.tmp)?$/.test(name) && name !== current)
        rmSync(join(this.source.folder, name), { force: true });
    }
  }

  private progress(stage: Progress['stage'], done: number, total: number): void {
    this.options.onProgress?.({ stage, done, total });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new VerbatimError('INDEX_NOT_WRITABLE', { path: folder, cause: causeOf(error) }, { cause: error });
  }
}
