import { analyse, isStopWord } from '../terms/analyse.js';
import { termHash } from '../terms/hash.js';
import { spelling as tunables } from '../tunables.js';
import { inverseDocumentFrequency } from './bm25.js';
import type { SpellingIndex } from './spelling-index.js';

/** A passage as far as spelling needs it. */
export interface HoldingPassage {
  readonly text: string;
  /** Hashes of its terms, sentence by sentence. */
  readonly terms: readonly Int32Array[];
}

/** What spelling needs to know of a corpus. */
export interface Vocabulary {
  /** How many passages it has. */
  readonly passages: number;
  /** In how many passages a term occurs. */
  documentFrequency(term: string): number;
  /** Its terms, ready to be looked up by what is close to them; made at the first call. */
  index(): SpellingIndex;
  /**
   * Up to `k` passages that hold the terms of `phrase` one after another, and any of `others` where there are any; by BM25, best first.
   */
  holding(phrase: readonly string[], others: readonly string[], k: number): readonly HoldingPassage[];
}

/** The question's terms beside a word. */
export interface Others {
  readonly terms: readonly { readonly hash: number; readonly idf: number }[];
  /** Those that the corpus holds. */
  readonly known: readonly string[];
  /** Sum of their idf. */
  readonly weight: number;
}

/** How well a spelling goes with the rest of a question. */
export interface Support {
  /** Share of the question's other terms, by idf, in one passage that holds the spelling; null where the question has no others. */
  readonly share: number | null;
  /** Passages that hold the spelling, the best first. */
  readonly passages: readonly HoldingPassage[];
}

/** The question's terms, without function words and those in `left`. */
export function othersOf(question: string, left: readonly string[], vocabulary: Vocabulary): Others {
  const different = [...new Set(analyse(question))].filter((term) => !isStopWord(term) && !left.includes(term));
  const counted = different
    .slice(0, tunables.others)
    .map((term) => ({ term, holding: vocabulary.documentFrequency(term) }));
  const terms = counted.map(({ term, holding }) => ({
    hash: termHash(term),
    idf: inverseDocumentFrequency(vocabulary.passages, holding),
  }));
  return {
    terms,
    known: counted.filter(({ holding }) => holding > 0).map(({ term }) => term),
    weight: terms.reduce((sum, { idf }) => sum + idf, 0),
  };
}

/** How well `phrase`, the terms of a spelling, goes with the rest of the question. */
export function supportOf(phrase: readonly string[], others: Others, vocabulary: Vocabulary): Support {
  const { terms, known, weight } = others;
  const passages = known.length === 0 ? [] : vocabulary.holding(phrase, known, tunables.passages);
  const shares = passages.map((passage) => {
    const held = new Set(passage.terms.flatMap((sentence) => [...sentence]));
    return terms.reduce((sum, { hash, idf }) => sum + (held.has(hash) ? idf : 0), 0) / weight;
  });
  return {
    share: terms.length === 0 ? null : Math.max(0, ...shares),
    passages: passages.length > 0 ? passages : vocabulary.holding(phrase, [], tunables.passages),
  };
}

/**
 * The form of a term in these passages that is most like what was asked; null where they have none, or none that is written as a
 * name (with a capital, and not because it begins a sentence) where one is asked for.
 * @param written a lower-case word of the term.
 */
export function formOf(
  { term, written }: { readonly term: string; readonly written: string },
  asked: string,
  passages: readonly HoldingPassage[],
  isName: boolean,
): string | null {
  const initial = written.charAt(0);
  const capital = initial.toUpperCase();
  // Only words with this letter: looking at all of them takes longer than the searches.
  const pattern = isName
    ? new RegExp(`(?<=[\\p{L}\\p{N},;] )${capital}[\\p{L}\\p{M}]+(?!\\p{N})`, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])[${initial}${capital}][\\p{L}\\p{M}]+(?!\\p{N})`, 'gu');
  const forms = passages.flatMap(({ text }) => text.match(pattern) ?? []).filter((form) => analyse(form)[0] === term);
  const unlike = (form: string) => (form.toLowerCase() === written ? 0 : 1 + Math.abs(form.length - asked.length));
  const isCapital = (form: string) => Number(form.startsWith(capital));
  // Names have a capital everywhere; of other words the form within a sentence is the one to show.
  return forms.sort((a, b) => unlike(a) - unlike(b) || isCapital(a) - isCapital(b))[0] ?? null;
}
