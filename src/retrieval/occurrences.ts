import type { WeightedTerm } from './bm25.js';

/** Where terms of a question stand in a sentence, in the sentence's order. */
export interface Occurrences {
  /** Which term, by its place in the question. */
  readonly terms: readonly number[];
  /** Where, by its place in the sentence. */
  readonly at: readonly number[];
}

/** The place of each of a question's terms, by its hash. */
export function placesOf(terms: readonly WeightedTerm[]): Map<number, number> {
  return new Map(terms.map(({ hash }, place) => [hash, place]));
}

/**
 * Finds a question's terms in a sentence.
 * @param sentence the hashes of its terms in order.
 */
export function occurrences(places: ReadonlyMap<number, number>, sentence: Int32Array): Occurrences {
  const terms: number[] = [];
  const at: number[] = [];
  for (let i = 0; i < sentence.length; i++) {
    const term = places.get(sentence[i]!);
    if (term === undefined) continue;
    terms.push(term);
    at.push(i);
  }
  return { terms, at };
}

/**
 * The share of neighbouring terms of a question that stand near each other in a sentence, in either order.
 * @param terms how many terms the question has.
 * @param near how far apart at most.
 */
export function nearness(terms: number, sentences: readonly Occurrences[], near: number): number {
  if (terms < 2) return 0;
  /** By the place of the first of the two in the question. */
  const together = new Uint8Array(terms - 1);
  for (const { terms: found, at } of sentences) {
    for (let i = 0; i < found.length; i++) {
      for (let j = i + 1; j < found.length && at[j]! - at[i]! <= near; j++) {
        if (Math.abs(found[i]! - found[j]!) === 1) together[Math.min(found[i]!, found[j]!)] = 1;
      }
    }
  }
  return together.reduce((sum, one) => sum + one, 0) / together.length;
}
