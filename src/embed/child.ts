/** Entry of the process that embeds questions; see process.ts. Its argument is the model's options as JSON. */
import type { QuestionsReady } from './messages.js';
import { serve } from './serve.js';
import type { ModelOptions } from './tokenizer.js';
import { createTransformersEmbedder } from './transformers.js';

await serve(async (options) => {
  const embedder = await createTransformersEmbedder(options as ModelOptions);
  const ready: QuestionsReady = embedder.identity;
  return { ready, answer: (text) => embedder.embedQuestion(text as string) };
});
