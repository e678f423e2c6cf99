import { baseForm } from '../terms/irregular.js';
import { american } from '../terms/spelling.js';
import { stem } from '../terms/stem.js';
import { isStopWord } from '../terms/analyse.js';
import { spelling as tunables } from '../tunables.js';
import { editDistance } from './edit-distance.js';

/** A term of the corpus. */
export interface VocabularyTerm {
  readonly term: string;
  /** In how many passages it occurs. */
  readonly documents: number;
}

/** A term of the corpus that is close to a word. */
export interface Spelling {
  readonly term: string;
  /** A word of that term, lower-case. */
  readonly written: string;
  /** How many letters had to be put in, left out, replaced or swapped. */
  readonly edits: number;
  /** Whether the first letter is the same, or swapped with the second. */
  readonly keepsFirst: boolean;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The terms of a corpus, to be looked up by what is close to them. Terms are stems, and a slip in a word's ending changes its stem
 * beyond recognition (`elctions` is stemmed to elction, elections to elect), so it is the word that is edited: everything one edit
 * away is stemmed and looked up (after Norvig 2007, "How to Write a Spelling Corrector"). Two edits are too many for that; there the
 * stems that begin with the same letter are compared.
 */
export class SpellingIndex {
  readonly #documents = new Map<string, number>();
  /** Terms by first letter and length. */
  readonly #buckets = new Map<string, string[]>();

  constructor(terms: Iterable<VocabularyTerm>) {
    for (const { term, documents } of terms) {
      if (term.length < tunables.part || term.length > tunables.longest || !/^[a-z]+$/.test(term)) continue;
      if (isStopWord(term)) continue;
      this.#documents.set(term, documents);
      const key = bucketOf(term[0]!, term.length);
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, [term]);
      else bucket.push(term);
    }
  }

  /**
   * Terms close to a lower-case word of the letters a to z, likeliest first: one edit away, or for longer words two where there is
   * none; those that keep the first letter before those that don't, then the more frequent ones.
   */
  closeTo(word: string): Spelling[] {
    const near = this.#oneEdit(word);
    const found = near.length > 0 || word.length < tunables.twoEdits ? near : this.#twoEdits(word);
    const documents = ({ term }: Spelling) => this.#documents.get(term)!;
    return found.sort(
      (a, b) =>
        Number(b.keepsFirst) - Number(a.keepsFirst) || documents(b) - documents(a) || (a.term < b.term ? -1 : 1),
    );
  }

  #oneEdit(word: string): Spelling[] {
    const found = new Map<string, Spelling>();
    for (const written of edited(word)) {
      const term = termOf(written);
      if (!this.#documents.has(term) || written.length < tunables.shortest) continue;
      const keepsFirst = written[0] === word[0] || (written[0] === word[1] && written[1] === word[0]);
      if (found.get(term)?.keepsFirst !== true) found.set(term, { term, written, edits: 1, keepsFirst });
    }
    return [...found.values()];
  }

  #twoEdits(word: string): Spelling[] {
    const asked = termOf(word);
    const found: Spelling[] = [];
    for (let length = asked.length - 2; length <= asked.length + 2; length++) {
      for (const term of this.#buckets.get(bucketOf(asked[0]!, length)) ?? []) {
        const edits = editDistance(asked, term, 2);
        if (edits <= 2) found.push({ term, written: term, edits, keepsFirst: true });
      }
    }
    return found;
  }
}

/** The term of a lower-case word of the letters a to z, as `analyse` gives it; that one remembers words, and most of these are none. */
export function termOf(word: string): string {
  return stem(baseForm(american(word)));
}

function bucketOf(first: string, length: number): string {
  return first + String(length);
}

/** Every string one edit away from a word. */
function* edited(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const before = word.slice(0, i);
    const after = word.slice(i + 1);
    for (const letter of alphabet) yield before + letter + word.slice(i);
    if (i === word.length) return;
    yield before + after;
    for (const letter of alphabet) if (letter !== word[i]) yield before + letter + after;
    if (i + 1 < word.length && word[i] !== word[i + 1]) yield before + word[i + 1]! + word[i]! + word.slice(i + 2);
  }
}
