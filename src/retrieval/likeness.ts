import type { QuestionWord } from '../embed/embedder.js';
import { wordsInCode } from '../embed/token-codes.js';
import { retrieval as tunables } from '../tunables.js';
import type { WeightedTerm } from './bm25.js';

/** A token of the question that counts. */
export interface WeightedToken {
  readonly code: Int32Array;
  readonly weight: number;
}

/** The tokens of a question's words, each word weighing as much as the rarest of its terms; function words are left out. */
export function weighTokens(
  words: readonly QuestionWord[],
  terms: readonly WeightedTerm[],
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
  if (all === 0) return sentences.map(() => 0);
  const sums = sentences.map(() => 0);
  for (const { code, weight } of tokens) {
    let before = -Infinity;
    sentences.forEach((codes, i) => {
      const own = nearest(code, codes);
      sums[i]! += weight * Math.max(own, tunables.likenessBefore * before);
      before = own;
    });
  }
  return sums.map((sum) => sum / all);
}

/** The likeness of the code nearest to `code`: 1 when all signs agree, -1 when none does or there are no codes. */
function nearest(code: Int32Array, codes: Int32Array): number {
  const size = code.length;
  const bits = size * 32;
  let least = bits;
  for (let at = 0; at + size <= codes.length; at += size) {
    let different = 0;
    for (let i = 0; i < size; i++) different += bitsSet(code[i]! ^ codes[at + i]!);
    if (different < least) least = different;
  }
  return 1 - (2 * least) / bits;
}

/** How many bits of a 32-bit integer are set (Warren 2012, "Hacker's Delight", section 5-1). */
function bitsSet(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
