import type { QuestionWord } from '../embed/embedder.js';
import { wordsInCode } from '../embed/token-codes.js';
import { retrieval as tunables } from '../tunables.js';
import type { WeightedTerm } from './bm25.js';
import { leastDistances } from './hamming.js';

/** A token of the question that counts. */
export interface WeightedToken {
  readonly code: Int32Array;
  readonly weight: number;
}

/** The tokens of a question's words, each word weighing as much as the rarest of its terms; function words are left out. */
export function weighTokens(
  words: readonly QuestionWord[],
  terms: readonly Pick<WeightedTerm, 'term' | 'idf'>[],
  analyse: (text: string) => readonly string[],
  dimension: number,
): WeightedToken[] {
  const size = wordsInCode(dimension);
  const weights = new Map(terms.map(({ term, idf }) => [term, idf]));
  return words.flatMap(({ text, codes }) => {
    const idf = Math.max(0, ...analyse(text).map((term) => weights.get(term) ?? 0));
    const tokens = codes.length / size;
    if (idf === 0) return [];
    return Array.from({ length: tokens }, (_, i) => ({
      code: codes.subarray(i * size, (i + 1) * size),
      weight: idf / tokens,
    }));
  });
}

/**
 * How nearly each sentence says the question's words, whichever words it uses: for each token of the question the likeness of the
 * token nearest to it in the sentence (or, counting a little less, in the one before), weighed by idf. It is the late interaction
 * of Khattab and Zaharia 2020, "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT".
 * @param sentences The codes of each sentence's tokens.
 * @returns One value a sentence, from -1 to 1; 0 where the question has no tokens that count.
 */
export function likenesses(tokens: readonly WeightedToken[], sentences: readonly Int32Array[]): number[] {
  const all = tokens.reduce((sum, { weight }) => sum + weight, 0);
  const sums = sentences.map(() => 0);
  if (all === 0) return sums;
  const codes = tokens.map(({ code }) => code);
  const bits = codes[0]!.length * 32;
  leastDistances(codes, sentences).forEach((distances, token) => {
    let before = -Infinity;
    distances.forEach((distance, i) => {
      const own = 1 - (2 * Math.min(distance, bits)) / bits;
      sums[i]! += tokens[token]!.weight * Math.max(own, tunables.likenessBefore * before);
      before = own;
    });
  });
  return sums.map((sum) => sum / all);
}
