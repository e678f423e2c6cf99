import { termHash } from '../terms/hash.js';
import { suggestions as tunables } from '../tunables.js';
import type { SentenceWord } from './sentence-words.js';

/** Phrases of a corpus as they are counted. */
export interface PhraseCounter {
  /** Takes in a sentence. */
  add(words: readonly SentenceWord[]): void;
  /** Those in at least `mentions` sentences, and in how many. */
  phrases(): ReadonlyMap<string, number>;
}

/**
 * Counts phrases: two content words side by side ("defence ministry"), or with one word between them ("cost of living"). All are counted by
 * a hash in a fixed number of counters; only one that reached `mentions` has its words kept, so that the many that occur once take no
 * memory. Two that share a counter reach it too early, which does no harm: they are phrases of the corpus all the same.
 * @param mentions from 1 to 255.
 */
export function countPhrases(mentions: number): PhraseCounter {
  const counters = new Uint8Array(1 << tunables.counterBits);
  const kept = new Map<string, number>();
  const count = (phrase: string) => {
    const known = kept.get(phrase);
    if (known !== undefined) kept.set(phrase, known + 1);
    else if (++counters[hashOf(phrase) >>> (32 - tunables.counterBits)]! >= mentions) kept.set(phrase, mentions);
  };
  return {
    add(words) {
      for (let i = 0; i + 1 < words.length; i++) {
        const [first, second, third] = [words[i]!, words[i + 1]!, words[i + 2]];
        if (!first.content || first.closes || second.opens) continue;
        if (second.content) count(`${first.text} ${second.text}`);
        if (third?.content === true && second.kind === 'small' && !second.closes && !third.opens)
          count(`${first.text} ${second.text} ${third.text}`);
      }
    },
    phrases: () => kept,
  };
}

/** FNV-1a's high bits are poor: its low ones are mixed into them. */
function hashOf(text: string): number {
  const hash = termHash(text);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
