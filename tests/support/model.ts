import { afterAll, beforeAll } from 'vitest';
import { DEFAULT_MODEL, type Precision } from '../../src/config.js';
import type { Embedder } from '../../src/embed/embedder.js';
import { createTransformersEmbedder } from '../../src/embed/transformers.js';
import { modelsDir } from './paths.js';

/** The default model for a test file, loaded before its tests and closed after them. */
export function sharedModel(precision: Precision): () => Embedder {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await createTransformersEmbedder({ model: DEFAULT_MODEL, precision, modelsDir });
  });
  afterAll(() => embedder.close());
  return () => embedder;
}
