import { afterAll, beforeAll } from 'vitest';
import type { Precision } from '../../src/config.js';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import type { PassageEmbedder, QuestionEmbedder } from '../../src/embed/embedder.js';
import { openQuestionModel } from '../../src/embed/question-model.js';
import { type ModelOptions, openTokenizer, type Tokenizer } from '../../src/embed/tokenizer.js';
import { embedHere } from './ingest.js';
import { modelsDir } from './paths.js';

/** A model in this process, for questions and passages. */
export type WholeModel = QuestionEmbedder &
  Pick<Tokenizer, 'tokenize'> & { readonly embedPassages: PassageEmbedder['embed'] };

/** Loads a model as the processes do; passages are embedded one after the other. */
export async function openModel(options: ModelOptions): Promise<WholeModel> {
  const embedder = await openQuestionModel(options);
  const tokenizer = await openTokenizer(options);
  const passages = await embedHere(options);
  return {
    identity: embedder.identity,
    tokenize: (text) => tokenizer.tokenize(text),
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
