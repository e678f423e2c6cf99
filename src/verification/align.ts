import type { Span } from '../types.js';

/** A word of a text, as it is compared. */
export interface Word extends Span {
  /** In small letters, in composed form. */
  readonly folded: string;
  /** What it counts in an alignment, above 0. */
  readonly weight: number;
}

/** The stretch of a text that is nearest to some quoted words. */
export interface Alignment extends Span {
  /** Weight of the words that have to be put in, taken out or replaced to make one of the other. */
  readonly distance: number;
}

/**
 * The stretch of a text that is nearest to quoted words by edits of whole words (Sellers 1980, "The theory and computation of evolutionary
 * distances: pattern recognition": as an edit distance, but the stretch may begin and end anywhere). Null where either has no word.
 */
export function align(quoted: readonly Word[], text: readonly Word[]): Alignment | null {
  if (quoted.length === 0 || text.length === 0) return null;
  // A row a word of the text: for each word of the quote the least distance up to it, and with which word of the text that begins.
  let row = prefixes(quoted);
  let starts = new Int32Array(quoted.length + 1);
  let best = { distance: row[quoted.length]!, from: 0, to: -1 };
  text.forEach((word, j) => {
    const next = new Float64Array(quoted.length + 1);
    const nextStarts = new Int32Array(quoted.length + 1);
    nextStarts[0] = j + 1;
    for (let i = 1; i <= quoted.length; i++) {
      const { folded, weight } = quoted[i - 1]!;
      const replaced = row[i - 1]! + (folded === word.folded ? 0 : Math.max(weight, word.weight));
      const added = row[i]! + word.weight;
      const left = next[i - 1]! + weight;
      if (replaced <= added && replaced <= left) [next[i], nextStarts[i]] = [replaced, starts[i - 1]!];
      else if (left <= added) [next[i], nextStarts[i]] = [left, nextStarts[i - 1]!];
      else [next[i], nextStarts[i]] = [added, starts[i]!];
    }
    [row, starts] = [next, nextStarts];
    const distance = row[quoted.length]!;
    if (distance < best.distance) best = { distance, from: starts[quoted.length]!, to: j };
  });
  if (best.to < best.from) return null;
  return { start: text[best.from]!.start, end: text[best.to]!.end, distance: best.distance };
}

function prefixes(quoted: readonly Word[]): Float64Array<ArrayBuffer> {
  const row = new Float64Array(quoted.length + 1);
  quoted.forEach(({ weight }, i) => (row[i + 1] = row[i]! + weight));
  return row;
}
