import type { Span } from '../types.js';
import type { Haystack } from './haystack.js';
import type { QuotedPart } from './quoted-parts.js';

const wordCharacter = /[\p{L}\p{M}\p{N}]/u;

/**
 * Where the parts of a quote stand word for word, in the haystack's text: each after the one before; null where any is missing. Only the case
 * of the first letter may differ, as a quote in mid-sentence has to.
 */
export function findParts({ text, normal }: Haystack, parts: readonly QuotedPart[]): Span[] | null {
  const found: Span[] = [];
  let from = 0;
  for (const part of parts) {
    const at = findPart(normal.text, part, from);
    if (at < 0) return null;
    const start = normal.at[at]!;
    from = at + part.words.length;
    // The end of the last unit's character: where the next one begins, without the white space between.
    const end = start + text.slice(start, normal.at[from]).trimEnd().length;
    found.push({ start, end });
  }
  return found;
}

/** Words of letters that are written in one way only, the first of a part left out for its case. */
const plainWord = /(?<=[^A-Za-z])[A-Za-z]{4,}/g;
/** Words that a text is looked through for. */
const telling = 5;
/** Characters that may stand unseen within a word. */
const unseenWithin = /[\u00ad\u200b\u2060\ufeff]/;

/** Whether a text may hold the parts of a quote, told quickly: false only where their longest words are not all in it. */
export function mayHold(text: string, parts: readonly QuotedPart[]): boolean {
  const words = parts.flatMap((part) => part.words.match(plainWord) ?? []);
  const longest = words.sort((a, b) => b.length - a.length).slice(0, telling);
  return longest.every((word) => text.includes(word)) || unseenWithin.test(text);
}

function findPart(text: string, { words, cut }: QuotedPart, from: number): number {
  const spellings = [words, withFirst(words, 'toUpperCase'), withFirst(words, 'toLowerCase')];
  const places = [...new Set(spellings)]
    .map((spelling) => findWhole(text, spelling, from, cut))
    .filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Where words stand from an offset on, neither beginning nor ending within a word but where they are cut. */
function findWhole(text: string, words: string, from: number, cut: QuotedPart['cut']): number {
  const isWithin = (at: number) =>
    at > 0 && at < text.length && wordCharacter.test(text.charAt(at - 1)) && wordCharacter.test(text.charAt(at));
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    if ((cut.start || !isWithin(at)) && (cut.end || !isWithin(at + words.length))) return at;
  }
  return -1;
}

function withFirst(words: string, change: 'toUpperCase' | 'toLowerCase'): string {
  const first = /^\P{L}*\p{L}/u.exec(words)?.[0] ?? '';
  const changed = first[change]();
  return changed.length === first.length ? changed + words.slice(first.length) : words;
}
