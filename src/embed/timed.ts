import type { QuestionEmbedder } from './embedder.js';

/** The same embedder, which tells after every question how many milliseconds the model took for it. */
export function timed(embedder: QuestionEmbedder, onQuestion: (milliseconds: number) => void): QuestionEmbedder {
  return {
    identity: embedder.identity,
    embedQuestion: async (text) => {
      const started = performance.now();
      const embedded = await embedder.embedQuestion(text);
      onQuestion(performance.now() - started);
      return embedded;
    },
    close: () => embedder.close(),
  };
}
