/** The composition root: the only place that chooses implementations. */
import { fileURLToPath } from 'node:url';
import type { ArticleReader } from './articles/article-reader.js';
import { createProcessReader } from './articles/process.js';
import { type Config, DEFAULT_MODEL } from './config.js';
import type { Embedder, ModelIdentity, QuestionEmbedder } from './embed/embedder.js';
import { prepareDefaultModel } from './embed/model/prepare.js';
import type { Started } from './embed/process.js';
import { timed } from './embed/timed.js';
import { createTransformersEmbedder } from './embed/transformers.js';
import type { Engine } from './engine.js';
import { ingest } from './ingest/ingest.js';
import { ingestInProcess } from './ingest/process.js';
import type { IngestOptions, IngestSource } from './ingest/source.js';
import { LocalEngine } from './local-engine.js';
import { modelsFolder } from './model-process.js';
import type { QueueLoad } from './queue.js';
import { OpenIndex } from './store/open-index.js';
import type { IndexReport } from './types.js';

/** Brings the index up to date in this process. */
export interface LocalIngest {
  run(options: IngestOptions): Promise<IndexReport>;
  close(): Promise<void>;
}

/** Indexing in this process, with a model loaded when first needed. */
export function openIngest(config: Config): LocalIngest {
  const model = lazyModel(config);
  return { run: (options) => ingest(ingestSource(config, model), options), close: () => model.close() };
}

/** The engine for one command: model and indexing in this process. */
export function openLocalEngine(config: Config, model: LazyModel, warn: (message: string) => void): Engine {
  return new LocalEngine({
    embedder: model.questions,
    index: openIndex(config, warn),
    now: () => new Date(),
    folder: config.index,
    ingest: (options) => ingest(ingestSource(config, model), options),
  });
}

/** An engine for a long run, and how to end what belongs to it. */
export interface Serving {
  readonly engine: Engine;
  /** How many questions are being answered, and wait, just now. */
  readonly load: () => QueueLoad;
  close(): Promise<void>;
}

/**
 * The engine for a long run: model and indexing in processes of their own, so that nothing delays this one's event loop.
 * @param model its process; questions wait until it is ready.
 * @param warn told what the operator should know.
 */
export function openServingEngine(config: Config, model: Started, warn: (message: string) => void): Serving {
  const entry = fileURLToPath(new URL('ingest/child.js', import.meta.url));
  const closing = new AbortController();
  const engine = new LocalEngine({
    embedder: () => model.ready,
    index: openIndex(config, warn, true),
    now: () => new Date(),
    folder: config.index,
    ingest: (options) => ingestInProcess({ entry, config, closing: closing.signal }, options),
  });
  return {
    engine,
    load: () => engine.load(),
    close: async () => {
      closing.abort();
      engine.close();
      await model.close();
    },
  };
}

/** @param thorough look through the whole database for damage before it is first read: for a long run. */
export function openIndex(config: Config, warn: (message: string) => void, thorough = false): OpenIndex {
  const told = (file: string) =>
    warn(
      `The vector index ${file} was missing or damaged; it will be rebuilt at the next indexing. Until then answers are the same, but slower.`,
    );
  return new OpenIndex(config.index, told, thorough);
}

function ingestSource(config: Config, model: LazyModel): IngestSource {
  const { identify, load } = model;
  return { seeds: config.seeds, folder: config.index, reader: openReader, identify, embedder: load };
}

/** What reads articles, in a process of its own. */
export function openReader(): ArticleReader {
  return createProcessReader({ entry: fileURLToPath(new URL('articles/child.js', import.meta.url)) });
}

/** A model that is loaded when first needed. */
export interface LazyModel {
  readonly load: () => Promise<Embedder>;
  /** The same for questions only: that of a process started for them, unless it has been loaded here by now. */
  readonly questions: () => Promise<QuestionEmbedder>;
  readonly identify: (inPlace: ModelIdentity | null) => Promise<ModelIdentity>;
  /** Milliseconds that it has run for questions so far. */
  readonly questionTime: () => number;
  readonly close: () => Promise<void>;
}

/**
 * The configured model, loaded once, when first needed.
 * @param started its process, where one was started for questions; ended where passages have to be embedded, as that is done here.
 */
export function lazyModel(config: Config, started: Started | null = null): LazyModel {
  const modelsDir = modelsFolder(config);
  const { model, precision } = config;
  let loaded: Promise<Embedder> | undefined;
  let questionTime = 0;
  const open = async () => {
    await started?.close();
    return timed(await createTransformersEmbedder({ model, precision, modelsDir }), (milliseconds) => {
      questionTime += milliseconds;
    });
  };
  const load = () => (loaded ??= open());
  const questions = () => (loaded === undefined && started !== null ? started.ready : load());
  return {
    load,
    questions,
    questionTime: () => questionTime,
    // The default model's file tells its identity, so an unchanged corpus is known for that without loading anything.
    identify: async (inPlace) => {
      if (model === DEFAULT_MODEL && inPlace?.model === model && inPlace.precision === precision) {
        const { hash } = await prepareDefaultModel(modelsDir, precision);
        if (hash === inPlace.hash) return inPlace;
      }
      return (await questions()).identity;
    },
    close: async () => {
      await started?.close();
      // A model that could not be loaded has been reported to whoever asked for it.
      await (await loaded?.catch(() => null))?.close();
    },
  };
}
