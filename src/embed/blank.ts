import type { ModelIdentity, QuestionEmbedder } from './embedder.js';
import { wordsInCode } from './token-codes.js';

/** A model that knows all words and tells nothing of any text: stands in where only the work around the model's own is to be done. */
export function blankModel(identity: ModelIdentity): QuestionEmbedder {
  const { dimension } = identity;
  return {
    identity,
    embedQuestion: (text) => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return Promise.resolve({
        vector: new Float32Array(dimension).fill(1 / Math.sqrt(dimension)),
        tokens: words.length,
        unknown: 0,
        wholeWords: words,
        words: words.map((word) => ({ text: word, codes: new Int32Array(wordsInCode(dimension)) })),
      });
    },
    close: () => Promise.resolve(),
  };
}
