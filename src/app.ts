/** The composition root: the only place that chooses implementations. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, DEFAULT_MODEL } from './config.js';
import type { Embedder, ModelIdentity } from './embed/embedder.js';
import { prepareDefaultModel } from './embed/model/prepare.js';
import { createProcessEmbedder } from './embed/process.js';
import { timed } from './embed/timed.js';
import { createTransformersEmbedder } from './embed/transformers.js';
import type { Engine } from './engine.js';
import { ingest } from './ingest/ingest.js';
import { ingestInProcess } from './ingest/process.js';
import type { IngestOptions, IngestSource } from './ingest/source.js';
import { LocalEngine } from './local-engine.js';
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
    embedder: model.load,
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
 * @param warn told what the operator should know; `onDeath`, when the model's process ended unasked and is started anew.
 * @throws VerbatimError MODEL_*
 */
export async function openServingEngine(
  config: Config,
  { warn, onDeath }: { readonly warn: (message: string) => void; readonly onDeath: (cause: string) => void },
): Promise<Serving> {
  const embedder = await createProcessEmbedder({
    entry: fileURLToPath(new URL('embed/child.js', import.meta.url)),
    options: { model: config.model, precision: config.precision, modelsDir: modelsFolder(config) },
    onDeath,
  });
  const entry = fileURLToPath(new URL('ingest/child.js', import.meta.url));
  const closing = new AbortController();
  const engine = new LocalEngine({
    embedder: () => Promise.resolve(embedder),
    index: openIndex(config, warn),
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
      await embedder.close();
    },
  };
}

export function openIndex(config: Config, warn: (message: string) => void): OpenIndex {
  return new OpenIndex(config.index, (file) =>
    warn(
      `The vector index ${file} was missing or damaged; it will be rebuilt at the next indexing. Until then answers are the same, but slower.`,
    ),
  );
}

function ingestSource(config: Config, model: LazyModel): IngestSource {
  return { seeds: config.seeds, folder: config.index, identify: model.identify, embedder: model.load };
}

/** A model that is loaded when first needed. */
export interface LazyModel {
  readonly load: () => Promise<Embedder>;
  readonly identify: (inPlace: ModelIdentity | null) => Promise<ModelIdentity>;
  /** Milliseconds that it has run for questions so far. */
  readonly questionTime: () => number;
  readonly close: () => Promise<void>;
}

/** The configured model, loaded once, when first needed. */
export function lazyModel(config: Config): LazyModel {
  const modelsDir = modelsFolder(config);
  const { model, precision } = config;
  let loaded: Promise<Embedder> | undefined;
  let questionTime = 0;
  const open = async () =>
    timed(await createTransformersEmbedder({ model, precision, modelsDir }), (milliseconds) => {
      questionTime += milliseconds;
    });
  const load = () => (loaded ??= open());
  return {
    load,
    questionTime: () => questionTime,
    // The default model's file tells its identity, so an unchanged corpus is known for that without loading anything.
    identify: async (inPlace) => {
      if (model === DEFAULT_MODEL && inPlace?.model === model && inPlace.precision === precision) {
        const { hash } = await prepareDefaultModel(modelsDir, precision);
        if (hash === inPlace.hash) return inPlace;
      }
      return (await load()).identity;
    },
    // A model that could not be loaded has been reported to whoever asked for it.
    close: async () => (await loaded?.catch(() => null))?.close(),
  };
}

function modelsFolder(config: Config): string {
  return join(config.embeddings, 'model');
}
