/** The composition root: the only place that chooses implementations. */
import { fileURLToPath } from 'node:url';
import type { Config } from './config.js';
import type { QuestionEmbedder } from './embed/embedder.js';
import { modelsFolder } from './embed/model/places.js';
import type { Started } from './embed/process.js';
import { timed } from './embed/timed.js';
import type { Engine } from './engine.js';
import { ingest } from './ingest/ingest.js';
import { ingestInProcess } from './ingest/process.js';
import { ingestSource } from './ingest-source.js';
import type { IngestOptions } from './ingest/source.js';
import { type EngineParts, LocalEngine } from './local-engine.js';
import type { QueueLoad } from './queue.js';
import { OpenIndex } from './store/open-index.js';
import type { IndexReport } from './types.js';

/** Brings the index up to date in this process; passages are embedded in others. */
export function ingestHere(config: Config, options: IngestOptions): Promise<IndexReport> {
  return ingest(ingestSource(config), options);
}

/** The engine for one command: model and indexing in this process. */
export function openLocalEngine(config: Config, model: LazyModel, warn: (message: string) => void): Engine {
  return new LocalEngine({
    embedder: model.questions,
    index: openIndex(config, warn),
    now: () => new Date(),
    folder: config.index,
    ingest: (options) => ingestHere(config, options),
  });
}

/** An engine for a long run, and how to end what belongs to it. */
export interface Serving {
  readonly engine: Engine;
  /** How many questions are being answered, and wait, just now. */
  readonly load: () => QueueLoad;
  close(): Promise<void>;
}

type Ingest = EngineParts['ingest'];

/**
 * The engine for a long run: model and indexing in processes of their own, so that nothing delays this one's event loop.
 * @param model its process; questions wait until it is ready.
 * @param warn told what the operator should know.
 * @param observed gives what indexes in the place of what is given: the same, but watched.
 */
export function openServingEngine(
  config: Config,
  model: Started,
  warn: (message: string) => void,
  observed: (ingest: Ingest) => Ingest = (ingest) => ingest,
): Serving {
  const entry = fileURLToPath(new URL('ingest/child.js', import.meta.url));
  const closing = new AbortController();
  const onRestart = (cause: string) => warn(`an indexing stopped (${cause}); it is started again`);
  const engine = new LocalEngine({
    embedder: () => model.ready,
    index: openIndex(config, warn, true),
    now: () => new Date(),
    folder: config.index,
    ingest: observed((options) => ingestInProcess({ entry, config, closing: closing.signal, onRestart }, options)),
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

/** A model that is loaded when first needed. */
export interface LazyModel {
  readonly load: () => Promise<QuestionEmbedder>;
  /** The one in a process that was started for it, where there is one. */
  readonly questions: () => Promise<QuestionEmbedder>;
  /** Milliseconds that it has run for questions so far. */
  readonly questionTime: () => number;
  readonly close: () => Promise<void>;
}

/**
 * The configured model, loaded once, when first needed.
 * @param started its process, where one was started for questions.
 */
export function lazyModel(config: Config, started: Started | null = null): LazyModel {
  const modelsDir = modelsFolder(config);
  const { model, precision } = config;
  let loaded: Promise<QuestionEmbedder> | undefined;
  let questionTime = 0;
  const open = async () => {
    const { openQuestionModel } = await import('./embed/question-model.js');
    return timed(await openQuestionModel({ model, precision, modelsDir }), (milliseconds) => {
      questionTime += milliseconds;
    });
  };
  const load = () => (loaded ??= open());
  return {
    load,
    questions: () => started?.ready ?? load(),
    questionTime: () => questionTime,
    close: async () => {
      await started?.close();
      // A model that could not be loaded has been reported to whoever asked for it.
      await (await loaded?.catch(() => null))?.close();
    },
  };
}
