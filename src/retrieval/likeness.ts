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
    let i = 0;
    for (; i + 2 < size; i += 3) {
      different += bitsSet(
        code[i]! ^ codes[at + i]!,
        code[i + 1]! ^ codes[at + i + 1]!,
        code[i + 2]! ^ codes[at + i + 2]!,
      );
    }
    for (; i < size; i++) different += bitsSet(code[i]! ^ codes[at + i]!, 0, 0);
    if (different < least) least = different;
  }
  return 1 - (2 * least) / bits;
}

/**
 * How many bits of three 32-bit integers are set, which takes half the time of three counts: a carry-save adder makes two of them, one
 * whose bits count once and one whose bits count twice (Warren 2012, "Hacker's Delight", sections 5-1 and 5-2).
 */
function bitsSet(a: number, b: number, c: number): number {
  const half = a ^ b;
  let once = half ^ c;
  let twice = (a & b) | (half & c);
  once -= (once >>> 1) & 0x55555555;
  twice -= (twice >>> 1) & 0x55555555;
  once = (once & 0x33333333) + ((once >>> 2) & 0x33333333);
  twice = (twice & 0x33333333) + ((twice >>> 2) & 0x33333333);
  const all = once + (twice << 1);
  return Math.imul((all & 0x0f0f0f0f) + ((all >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
