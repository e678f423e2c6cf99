import { afterAll, beforeAll } from 'vitest';
import { DEFAULT_MODEL, type Precision } from '../../src/config.js';
import type { Embedder, PassageEmbedder } from '../../src/embed/embedder.js';
import type { ModelOptions } from '../../src/embed/tokenizer.js';
import { createTransformersEmbedder } from '../../src/embed/transformers.js';
import { embedHere } from './ingest.js';
import { modelsDir } from './paths.js';

/** A model in this process, for questions and passages. */
export type WholeModel = Embedder & { readonly embedPassages: PassageEmbedder['embed'] };

/** Loads a model as the processes do; passages are embedded one after the other. */
export async function openModel(options: ModelOptions): Promise<WholeModel> {
  const embedder = await createTransformersEmbedder(options);
  const passages = await embedHere(options);
  return {
    identity: embedder.identity,
    tokenize: (text) => embedder.tokenize(text),
    embedQuestion: (text) => embedder.embedQuestion(text),
    embedPassages: (some) => passages.embed(some),
    close: () => embedder.close(),
  };
}

/** The default model for a test file, loaded before its tests and closed after them. */
export function sharedModel(precision: Precision): () => WholeModel {
  let model: WholeModel;
  beforeAll(async () => {
    model = await openModel({ model: DEFAULT_MODEL, precision, modelsDir });
  });
  afterAll(() => model.close());
  return () => model;
}
