import type { Embedder } from './embedder.js';

/** The same embedder, which tells after every question how many milliseconds the model took for it. */
export function timed(embedder: Embedder, onQuestion: (milliseconds: number) => void): Embedder {
  return {
    identity: embedder.identity,
    tokenize: (text) => embedder.tokenize(text),
    embedQuestion: async (text) => {
      const started = performance.now();
      const embedded = await embedder.embedQuestion(text);
      onQuestion(performance.now() - started);
      return embedded;
    },
    close: () => embedder.close(),
  };
}
