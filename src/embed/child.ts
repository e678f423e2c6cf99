/** Entry of the process that embeds questions; see process.ts. Its argument is the model's options as JSON. */
import type { QuestionsReady } from './messages.js';
import { openQuestionModel } from './question-model.js';
import { serve } from './serve.js';
import type { ModelOptions } from './tokenizer.js';

await serve(async (options) => {
  const embedder = await openQuestionModel(options as ModelOptions);
  const ready: QuestionsReady = embedder.identity;
  return { ready, answer: (text) => embedder.embedQuestion(text as string) };
});
