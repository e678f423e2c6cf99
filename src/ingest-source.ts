import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArticleReader } from './articles/article-reader.js';
import { createProcessReader } from './articles/process.js';
import type { Config } from './config.js';
import { DEFAULT_MODEL } from './default-model.js';
import type { ModelIdentity } from './embed/embedder.js';
import { modelsFolder } from './embed/model/places.js';
import {
  defaultShape,
  notedDefaultModel,
  onnxFile,
  prepareDefaultModel,
  type PreparedModel,
} from './embed/model/prepare.js';
import { createPassagePool, processesFor } from './embed/pool.js';
import { openTokenizer, type Tokenizer } from './embed/tokenizer.js';
import type { IngestSource } from './ingest/source.js';

/** A source whose tokenizer tells more than an indexing needs. */
export interface ConfiguredSource extends IngestSource {
  readonly tokenizer: () => Promise<Tokenizer>;
}

/** What the configured corpus and model give for an indexing; of the model, each part is loaded when it is first needed. */
export function ingestSource(config: Config): ConfiguredSource {
  const { model, precision } = config;
  const options = { model, precision, modelsDir: modelsFolder(config) };
  let opened: Promise<Tokenizer> | undefined;
  const tokenizer = () => (opened ??= openTokenizer(options));
  const isDefault = model === DEFAULT_MODEL;
  let prepared: Promise<PreparedModel> | undefined;
  const prepare = () => (prepared ??= prepareDefaultModel(options.modelsDir, precision));
  /** Found unharmed; of the default model without its tokenizer, as that takes longer to load. */
  const modelFile = async () =>
    isDefault ? join((await prepare()).path, onnxFile[precision]) : (await tokenizer()).file;
  return {
    seeds: config.seeds,
    folder: config.index,
    reader: openReader,
    tokenizer,
    // What was noted of the default model tells its identity, so an unchanged corpus is known for that without loading anything.
    identify: async (inPlace: ModelIdentity | null) => {
      if (isDefault && inPlace?.model === model && inPlace.precision === precision) {
        if ((await notedDefaultModel(options.modelsDir, precision)) === inPlace.hash) return inPlace;
      }
      if (isDefault) return { model, precision, pooling: 'mean', hash: (await prepare()).hash, ...defaultShape };
      const { identityByTokenizer } = await import('./embed/identity.js');
      return identityByTokenizer(options, await tokenizer());
    },
    passages: async () => {
      const file = await modelFile();
      const processes = processesFor(availableParallelism(), process.availableMemory(), statSync(file).size);
      const entry = fileURLToPath(new URL('embed/passage-child.js', import.meta.url));
      return createPassagePool({ entry, model: { file, model }, tokenizer, processes });
    },
  };
}

/** What reads articles, in a process of its own. */
export function openReader(): ArticleReader {
  return createProcessReader({ entry: fileURLToPath(new URL('articles/child.js', import.meta.url)) });
}
