import { type CorpusListing, listCorpus } from '../reading/files.js';
import { FORMAT_NAMES } from '../reading/formats.js';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { isIntact } from '../store/hnsw-file.js';
import { lockIndex } from '../store/lock.js';
import { type Manifest, type VectorFile, fingerprintOf, indexIdOf } from '../store/manifest.js';
import { notAsWritten } from '../store/not-as-written.js';
import { type Seal, checkSeal, isVectorFileAsSealed, readSeal, sealOfVectorFile, writeSeal } from '../store/seal.js';
import { translate } from '../store/sqlite.js';
import { DATABASE } from '../store/schema.js';
import { WrittenStretches } from '../store/written.js';
import { type FileState, IndexWriter, setAside } from '../store/writer.js';
import { analyse } from '../terms/analyse.js';
import { passages } from '../tunables.js';
import type { IndexReport, Progress, Skipped } from '../types.js';
import { StagedEmbedding } from './embed-staged.js';
import { RULES } from './rules.js';
import type { IdentifiedSource, IngestOptions, IngestSource } from './source.js';
import { type Stage, Stager } from './stage.js';
import { buildVectorFile, removeOldVectorFiles } from './vector-file.js';

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
  const state = await checkSeal(folder, { stamps: true });
  if (state === 'broken') throw notAsWritten(folder);
  const seal = state === 'intact' ? await readSeal(folder) : null;
  const written = new WrittenStretches(folder, seal?.files[DATABASE] ?? null);
  const writer = IndexWriter.open(folder, written);
  let vectorFile = seal?.vectorFile ?? null;
  let isWhole = true;
  try {
    const manifest = writer.manifest();
    if (manifest !== null && seal === null) writer.check();
    const identity = await source.identify(manifest?.model ?? null);
    const done = await new Ingest({ ...source, identity }, options, { writer, manifest, seal }, run).go();
    vectorFile = await sealOfVectorFile(folder, done.vectorFile.name);
    return done.report;
  } catch (error) {
    const told = translate(folder, error);
    isWhole = !isVerbatimError(told, 'INDEX_DAMAGED');
    throw told;
  } finally {
    // Damage that this comes upon outweighs whatever else ended the indexing.
    writer.close();
    if (isWhole && written.isSure) await writeSeal(folder, vectorFile, written);
  }
}

/** The index before, and what writes the next. */
interface InPlace {
  readonly writer: IndexWriter;
  readonly manifest: Manifest | null;
  /** Null where it is not sealed. */
  readonly seal: Seal | null;
}

class Ingest {
  private readonly writer: IndexWriter;
  /** Of the index in place. */
  private readonly manifest: Manifest | null;
  private readonly seal: Seal | null;
  private readonly fingerprint: string;
  /** Why everything is indexed anew, or null. */
  private readonly anew: string | null;

  constructor(
    private readonly source: IdentifiedSource,
    private readonly options: IngestOptions,
    { writer, manifest, seal }: InPlace,
    private readonly run: Run,
  ) {
    this.writer = writer;
    this.manifest = manifest;
    this.seal = seal;
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

  /** @returns what came of it, and the vector file that goes with it, which is sound. */
  async go(): Promise<{ report: IndexReport; vectorFile: VectorFile }> {
    const { writer } = this;
    if (this.options.rebuild === true) writer.staging.forgetVectors();
    const { stage, embedded } = await this.stageAndEmbed();
    const before = new Map(writer.articles().map((article) => [article.id, article.hash]));
    const gone = [...before.keys()].filter((id) => stage.staged.has(id) || !stage.articles.has(id));
    const manifest = await this.putInPlace(stage, gone);
    removeOldVectorFiles(this.source.folder, manifest.vectorFile.name);

    const added = [...stage.staged].filter((id) => !before.has(id));
    const changed = [...stage.staged].filter((id) => before.has(id) && before.get(id) !== stage.articles.get(id)?.hash);
    const report = {
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
    return { report, vectorFile: manifest.vectorFile };
  }

  /** Reads what changed, stages it, and embeds its passages meanwhile. @throws VerbatimError SEEDS_EMPTY, INDEX_CANCELLED, MODEL_* */
  private async stageAndEmbed(): Promise<{ stage: Stage; embedded: number }> {
    const { staging } = this.writer;
    const embedding = new StagedEmbedding(staging, this.source.passages, this.nextLabel);
    try {
      const stage = await this.stage(embedding);
      if (stage.articles.size === 0) {
        throw new VerbatimError('SEEDS_EMPTY', {
          path: this.source.seeds,
          skipped: stage.skipped,
          formats: FORMAT_NAMES,
        });
      }
      const embedded = await embedding.finish((done, total) => this.progress('embedding', done, total));
      return { stage, embedded };
    } finally {
      await embedding.close();
    }
  }

  private async stage(embedding: StagedEmbedding): Promise<Stage> {
    const reader = this.source.reader();
    const listener = {
      onChange: () => {
        embedding.begin();
        // It is loaded while the first article is read; what goes wrong is told to whoever splits that.
        this.source.tokenizer().catch(() => undefined);
      },
      onStaged: (label: number) => {
        this.endIfCancelled();
        embedding.staged(label);
      },
    };
    try {
      const stager = new Stager(this.writer, this.source, listener, this.nextLabel, this.anew !== null);
      return await stager.run(this.run.listing, reader, (done, total) => this.progress('reading', done, total));
    } finally {
      reader.close();
    }
  }

  /** Commits what was staged; where nothing at all changed, nothing is written. */
  private async putInPlace(stage: Stage, gone: readonly string[]): Promise<Manifest> {
    const { writer, manifest: inPlace, source, fingerprint } = this;
    const { folder, identity } = source;
    const parts = { folder, writer, inPlace, identity, isSound: this.isSound, nextLabel: stage.nextLabel };
    const vectorFile = await buildVectorFile(parts, gone, (done, total) => this.progress('writing', done, total));
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

  /** Whether a vector file is what was written: every byte is looked at where its size or times are not those it was sealed with. */
  private readonly isSound = async (file: VectorFile): Promise<boolean> => {
    const { folder } = this.source;
    return (await isVectorFileAsSealed(folder, file.name, this.seal)) || (await isIntact(folder, file));
  };

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

  /** Of the first passage that is staged. */
  private get nextLabel(): number {
    return this.manifest?.nextLabel ?? 1;
  }

  private get generation(): number {
    return this.manifest?.generation ?? 0;
  }

  /** Tells how far it is, and ends there where it was cancelled. @throws VerbatimError INDEX_CANCELLED */
  private progress(stage: Progress['stage'], done: number, total: number): void {
    this.endIfCancelled();
    this.options.onProgress?.({ stage, done, total });
  }

  private endIfCancelled(): void {
    if (this.options.signal?.aborted === true) throw new VerbatimError('INDEX_CANCELLED');
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
