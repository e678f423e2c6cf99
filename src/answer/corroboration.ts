import type { Ranked } from '../retrieval/retrieve.js';
import { confidenceWord } from '../retrieval/score.js';
import { corroboration as tunables } from '../tunables.js';

/** Words that turn what a sentence says into its opposite. */
const negation = /\b(?:not|no|never|nor|none|neither|without|denie[ds]|deny)\b|n['’]t\b/i;

/**
 * Further passages, from other articles, that say what the best one says: they are likely enough to answer themselves, and their
 * answering sentence shares most of its words with the best one's, names no one else, gives the same numbers and denies
 * nothing that the other affirms. At most one an article.
 */
export function findCorroboration(ranked: readonly Ranked[]): Ranked[] {
  const [best, ...others] = ranked;
  if (best === undefined) return [];
  const said = claimOf(best);
  const articles = new Set([best.candidate.article.id]);
  const found: Ranked[] = [];
  for (const other of others) {
    if (found.length === tunables.quotes || confidenceWord(other.score) === 'none') break;
    const { id } = other.candidate.article;
    if (articles.has(id) || !agree(said, claimOf(other))) continue;
    articles.add(id);
    found.push(other);
  }
  return found;
}

/** What can be compared of an answering sentence. */
interface Claim {
  readonly terms: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly denies: boolean;
}

function claimOf({ candidate: { passage, terms }, key }: Ranked): Claim {
  const text = passage.text.slice(key.start - passage.start, key.end - passage.start);
  return {
    terms: new Set(terms[passage.sentences.findIndex(({ start }) => start === key.start)]),
    names: new Set(text.match(/(?<=[\p{L}\p{N},] ["“(]?)\p{Lu}[\p{L}\p{M}]+/gu)),
    numbers: new Set(text.match(/\p{N}+(?:[.,]\p{N}+)*/gu)),
    denies: negation.test(text),
  };
}

function agree(a: Claim, b: Claim): boolean {
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
