import type { CorpusListing } from '../reading/files.js';
import { FORMAT_NAMES } from '../reading/formats.js';
import { VerbatimError } from '../errors.js';
import { isIntact } from '../store/hnsw-file.js';
import { type Manifest, type VectorFile, fingerprintOf, indexIdOf } from '../store/manifest.js';
import { type Seal, isVectorFileAsSealed } from '../store/seal.js';
import type { FileState, IndexWriter } from '../store/writer.js';
import { analyse } from '../terms/analyse.js';
import { passages } from '../tunables.js';
import type { IndexReport, Progress, Skipped } from '../types.js';
import { StagedEmbedding } from './embed-staged.js';
import { RULES } from './rules.js';
import type { IdentifiedSource, IngestOptions } from './source.js';
import { type Stage, Stager } from './stage.js';
import { buildVectorFile, removeOldVectorFiles } from './vector-file.js';

/** What an indexing begins with. */
export interface Run {
  readonly listing: CorpusListing;
  /** When it began, as of performance.now. */
  readonly started: number;
  /** How the index before was damaged, where it had to be set aside. */
  readonly damage: string | null;
}

/** The index before, and what writes the next. */
export interface InPlace {
  readonly writer: IndexWriter;
  readonly manifest: Manifest | null;
  /** Null where it is not sealed. */
  readonly seal: Seal | null;
}

/** One indexing: stages what changed in the corpus and embeds it, then puts it in place. */
export class Indexing {
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

  /**
   * @returns what came of it, and the vector file that goes with it, which is sound.
   * @throws VerbatimError SEEDS_EMPTY, INDEX_*, MODEL_*; the system's error.
   */
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
