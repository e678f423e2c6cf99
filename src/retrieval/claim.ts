import type { IndexedPassage } from '../store/indexed-passage.js';
import { corroboration as tunables } from '../tunables.js';
import type { Span } from '../types.js';

/** Words that turn what a sentence says into its opposite. */
const negation = /\b(?:not|no|never|nor|none|neither|without|denie[ds]|deny)\b|n['’]t\b/i;

/** What can be compared of a sentence that answers. */
export interface Claim {
  readonly terms: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly denies: boolean;
}

/** The claim of a sentence of a passage. */
export function claimOf({ passage, terms }: Pick<IndexedPassage, 'passage' | 'terms'>, sentence: Span): Claim {
  const text = passage.text.slice(sentence.start - passage.start, sentence.end - passage.start);
  return {
    terms: new Set(terms[passage.sentences.findIndex(({ start }) => start === sentence.start)]),
    names: new Set(text.match(/(?<=[\p{L}\p{N},] ["“(]?)\p{Lu}[\p{L}\p{M}]+/gu)),
    numbers: new Set(text.match(/\p{N}+(?:[.,]\p{N}+)*/gu)),
    denies: negation.test(text),
  };
}

/** Whether two sentences say the same: they share most of their words, give the same numbers, and neither names or denies what the other doesn't. */
export function agree(a: Claim, b: Claim): boolean {
  const sameNumbers = isSubset(a.numbers, b.numbers) && isSubset(b.numbers, a.numbers);
  const oneHasAllNames = isSubset(a.names, b.names) || isSubset(b.names, a.names);
  return a.denies === b.denies && sameNumbers && oneHasAllNames && jaccard(a.terms, b.terms) >= tunables.overlap;
}

function isSubset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((one) => b.has(one));
}

/** The shared terms as a share of all terms of both. */
function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
