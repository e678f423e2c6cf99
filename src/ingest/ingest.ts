import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusListing, listCorpus } from '../reading/files.js';
import { FORMAT_NAMES } from '../reading/formats.js';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import { isIntact, isPresent } from '../store/hnsw-file.js';
import { makeFolder } from '../make-folder.js';
import { HnswIndex } from '../store/hnsw.js';
import { lockIndex } from '../store/lock.js';
import { type Manifest, type VectorFile, fingerprintOf, indexIdOf } from '../store/manifest.js';
import { checkSeal, writeSeal } from '../store/seal.js';
import { translate } from '../store/sqlite.js';
import { type FileState, IndexWriter, setAside } from '../store/writer.js';
import { analyse } from '../terms/analyse.js';
import { embedding, hnsw, passages } from '../tunables.js';
import type { IndexReport, Progress, Skipped } from '../types.js';
import { embedStaged } from './embed-staged.js';
import { RULES } from './rules.js';
import type { IdentifiedSource, IngestOptions, IngestSource } from './source.js';
import { type Stage, Stager } from './stage.js';

/**
 * Brings the index up to date with the corpus: reads what changed, embeds passages that have no vector yet, and puts all of it in
 * place in one transaction. Until then readers see the old index; killed at any moment, the index is the old one or the new one. A
 * damaged index is set aside and built anew: its vectors are not trusted either.
 * @throws VerbatimError SEEDS_*, INDEX_BUSY, INDEX_NOT_WRITABLE, INDEX_NEWER, INDEX_CANCELLED, MODEL_*
 */
export async function ingest(source: IngestSource, options: IngestOptions = {}): Promise<IndexReport> {
  const started = performance.now();
  const listing = await listCorpus(source.seeds);
  makeIndexFolder(source.folder);
  const lock = lockIndex(source.folder);
  const update = (damage: string | null) => updateIndex(source, options, { listing, started, damage });
  try {
    return await update(null);
  } catch (error) {
    if (!isVerbatimError(error, 'INDEX_DAMAGED')) throw error;
    setAside(source.folder);
    return await update(causeOf(error.cause ?? error));
  } finally {
    lock.release();
  }
}

interface Run {
  readonly listing: CorpusListing;
  /** When it began, as of performance.now. */
  readonly started: number;
  /** How the index before was damaged, where it had to be set aside. */
  readonly damage: string | null;
}

/** @throws VerbatimError INDEX_DAMAGED too. */
async function updateIndex(source: IngestSource, options: IngestOptions, run: Run): Promise<IndexReport> {
  const { folder } = source;
  const seal = await checkSeal(folder, { stamps: options.unchecked === true });
  if (seal === 'broken')
    throw new VerbatimError('INDEX_DAMAGED', { path: folder, cause: 'it is not what was written' });
  const writer = IndexWriter.open(folder);
  let isWhole = true;
  try {
    const manifest = writer.manifest();
    if (manifest !== null && seal === 'none') writer.check();
    const identity = await source.identify(manifest?.model ?? null);
    return await new Ingest({ ...source, identity }, options, writer, manifest, run).go();
  } catch (error) {
    const told = translate(folder, error);
    isWhole = !isVerbatimError(told, 'INDEX_DAMAGED');
    throw told;
  } finally {
    writer.close();
    if (isWhole) await writeSeal(folder);
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
    /** Of the index in place. */
    private readonly manifest: Manifest | null,
    private readonly run: Run,
  ) {
    this.fingerprint = fingerprintOf(source.identity, RULES, passages.maxTokens);
    this.anew = this.reasonToBeginAnew();
  }

  private reasonToBeginAnew(): string | null {
    if (this.run.damage !== null) return `the index was damaged (${this.run.damage})`;
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

  async go(): Promise<IndexReport> {
    const { writer } = this;
    if (this.options.rebuild === true) writer.staging.forgetVectors();
    const stage = await this.stage();
    if (stage.articles.size === 0) {
      throw new VerbatimError('SEEDS_EMPTY', {
        path: this.source.seeds,
        skipped: stage.skipped,
        formats: FORMAT_NAMES,
      });
    }
    const embedded = await embedStaged(writer.staging, this.source.embedder, (done, total) =>
      this.progress('embedding', done, total),
    );
    const before = new Map(writer.articles().map((article) => [article.id, article.hash]));
    const gone = [...before.keys()].filter((id) => stage.staged.has(id) || !stage.articles.has(id));
    const manifest = await this.putInPlace(stage, gone);
    this.removeOldVectorFiles(manifest.vectorFile.name);

    const added = [...stage.staged].filter((id) => !before.has(id));
    const changed = [...stage.staged].filter((id) => before.has(id) && before.get(id) !== stage.articles.get(id)?.hash);
    return {
      index: manifest.id,
      added,
      changed,
      removed: gone.filter((id) => !stage.articles.has(id)),
      unchanged: stage.articles.size - added.length - changed.length,
      skipped: stage.skipped,
      articles: manifest.articles,
      passages: manifest.passages,
      embedded,
      milliseconds: Math.round(performance.now() - this.run.started),
      rebuiltBecause: this.anew,
    };
  }

  /** Reads what changed, and stages it. */
  private async stage(): Promise<Stage> {
    const reader = this.source.reader();
    try {
      const stager = new Stager(this.writer, this.source, this.manifest?.nextLabel ?? 1, this.anew !== null);
      return await stager.run(this.run.listing, reader, (done, total) => this.progress('reading', done, total));
    } finally {
      reader.close();
    }
  }

  /** Commits what was staged; where nothing at all changed, nothing is written. */
  private async putInPlace(stage: Stage, gone: readonly string[]): Promise<Manifest> {
    const { writer, manifest: inPlace, source, fingerprint } = this;
    const vectorFile = await this.buildVectorFile(gone, stage.staged.size > 0);
    const isSame = inPlace !== null && this.anew === null && vectorFile === inPlace.vectorFile;
    if (isSame && inPlace.seeds === source.seeds && this.knows(stage)) return inPlace;
    const articles = [...stage.articles].map(([id, { hash }]) => ({ id, hash }));
    return writer.commit({
      gone,
      files: stage.files,
      skipped: stage.skipped,
      analyse,
      manifest: (totals) => ({
        id: indexIdOf(fingerprint, articles),
        generation: isSame ? inPlace.generation : this.generation + 1,
        fingerprint,
        model: source.identity,
        seeds: source.seeds,
        builtAt: isSame ? inPlace.builtAt : new Date().toISOString(),
        nextLabel: stage.nextLabel,
        ...totals,
        vectorFile,
      }),
    });
  }

  /** Whether the index already knows all files and everything that was left out as they are. */
  private knows({ files, skipped }: Stage): boolean {
    const known = this.writer.files();
    const isKnown = ({ path, signature, hash }: FileState) =>
      known.get(path)?.signature === signature && known.get(path)?.hash === hash;
    const line = ({ path, line, code, reason }: Skipped) => JSON.stringify([path, line ?? null, code, reason]);
    return (
      files.length === known.size &&
      files.every(isKnown) &&
      skipped.map(line).join() === this.writer.skipped().map(line).join()
    );
  }

  private get generation(): number {
    return this.manifest?.generation ?? 0;
  }

  /** The HNSW file of the state about to be committed: the one in place where nothing changed, else one grown from it or built anew. */
  private async buildVectorFile(gone: readonly string[], staged: boolean): Promise<VectorFile> {
    const { folder, identity } = this.source;
    const inPlace = this.manifest;
    const isSound = this.options.unchecked === true ? isPresent : isIntact;
    const usable =
      inPlace !== null && inPlace.model.hash === identity.hash && (await isSound(folder, inPlace.vectorFile));
    if (usable && gone.length === 0 && !staged) return inPlace.vectorFile;

    const index = (usable ? await this.grown(inPlace, gone) : null) ?? this.rebuilt(gone);
    const total = this.writer.staging.count();
    let added = 0;
    for (const { label, vector } of this.writer.staging.vectors()) {
      if (added++ % embedding.window === 0) this.progress('writing', added - 1, total);
      index.add(label, vector);
    }
    this.progress('writing', total, total);
    return index.save(folder, `vectors-${this.generation + 1}`);
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

  /** Files of earlier states, and what killed runs left behind. What can't be removed, the next indexing removes. */
  private removeOldVectorFiles(current: string): void {
    const { folder } = this.source;
    for (const name of readdirSync(folder)) {
      if (!/^vectors-.*\.hnsw(\.tmp)?$/.test(name) || name === current) continue;
      try {
        rmSync(join(folder, name), { recursive: true, force: true });
      } catch {
        // What was indexed is in place.
      }
    }
  }

  /** Tells how far it is, and ends there where it was cancelled. @throws VerbatimError INDEX_CANCELLED */
  private progress(stage: Progress['stage'], done: number, total: number): void {
    if (this.options.signal?.aborted === true) throw new VerbatimError('INDEX_CANCELLED');
    this.options.onProgress?.({ stage, done, total });
  }
}

/** For its owner only: the articles' texts are in it, which others may not be able to read. */
function makeIndexFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw new VerbatimError('INDEX_NOT_WRITABLE', { path: folder, cause: causeOf(error) }, { cause: error });
  }
}
