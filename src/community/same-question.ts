import { askedKind } from '../retrieval/asked.js';
import { editDistance } from '../retrieval/edit-distance.js';
import { analyse, contentTerms } from '../terms/analyse.js';
import { community as tunables } from '../tunables.js';

/** What people say around a question when they ask in a chat. */
const before =
  /^[\s,!.:;-]*(?:(?:hi|hello|hey|ok|okay|so|sorry|please|pls|plz|thanks)\b|(?:quick )?question:|(?:all|everyone|guys|folks|there)\b(?=\s*[,!:])|(?:does|do|did) any(?:one|body)(?: here)? know\b|(?:do|would) you know\b|any idea\b|(?:can|could|would) (?:you|any(?:one|body)|someone|somebody)(?: please)? tell (?:me|us)\b|tell me\b|i(?: was|'m| am)? wonder(?:ing)?\b|i(?:'d| would)? (?:want|like) to know\b)/i;
const after = /[\s,!.?-]+(?:please|pls|plz|thanks|thank you|thx|anyone|anybody)[\s!.?]*$/i;

/**
 * A question without what does not make it another: case, punctuation, word order, repeated and stop words, endings. It is the kind of
 * thing asked for ("When was he born?" is not "Where was he born?") and the different content terms in alphabetical order, with
 * spaces between.
 */
export function normalForm(question: string): string {
  const terms = contentTerms(analyse(withoutManners(question)));
  // What has no word in it (a row of emoji) is only the same as itself.
  const all = terms.length > 0 ? [...new Set(terms)].sort() : [question.trim().toLowerCase().replace(/\s+/g, '_')];
  return [askedKind(question), ...all].join(' ');
}

function withoutManners(question: string): string {
  let rest = question;
  for (let length = -1; length !== rest.length;) {
    length = rest.length;
    rest = rest.replace(before, '').replace(after, '');
  }
  return rest;
}

/**
 * Whether two questions, given in their normal forms, are near-identical: they don't ask for different kinds of thing, name the same
 * numbers, and the share of content terms they have in common (Jaccard) is high enough. A term that is one edit off counts as common.
 */
export function isSameQuestion(a: string, b: string): boolean {
  if (a === b) return true;
  const [kindA, ...termsA] = a.split(' ');
  const [kindB, ...termsB] = b.split(' ');
  if (kindA !== kindB && kindA !== 'other' && kindB !== 'other') return false;
  const longest = Math.max(termsA.length, termsB.length);
  if (Math.min(termsA.length, termsB.length) < tunables.sameQuestion * longest) return false;
  const onlyA = termsA.filter((term) => !termsB.includes(term));
  const onlyB = termsB.filter((term) => !termsA.includes(term));
  if ([...onlyA, ...onlyB].some((term) => /\p{N}/u.test(term))) return false;
  const common = termsA.length - onlyA.length + misspelt(onlyA, onlyB);
  return common >= tunables.sameQuestion * (termsA.length + termsB.length - common);
}

/** How many of the terms have one among the others that differs by a slip of the finger; each is used once. */
function misspelt(terms: readonly string[], others: readonly string[]): number {
  const left = [...others];
  return terms.filter((term) => {
    const at = left.findIndex((other) => isSlip(term, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Short words have other words one edit away (Iran, Iraq), and so have words with another first letter (Gambia, Zambia). */
function isSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= tunables.slip && a[0] === b[0] && editDistance(a, b, 1) === 1;
}
