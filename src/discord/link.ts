import { tidyLine } from './escape.js';
import { layout } from '../tunables.js';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** UTF-16 units past which an address isn't even looked at: no browser or server takes more. */
const LONGEST = 8_192;

/** Characters that an address may hold, and that would end or disturb a link in Discord's Markdown. */
const unsafe = /[<>()[\]\\`|*"'\s]/g;

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** Percent-encodes a part of a text fragment; the dash, comma and ampersand are its syntax. */
function encodePart(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('-', '%2D')
    .replace(/[!'()*~]/g, percentEncode);
}

/** UTF-16 units at either end of a quote in which its first and last words are looked for. */
const SEARCHED = 1_000;

function wordsOf(text: string): Intl.SegmentData[] {
  return [...words.segment(text)].filter((segment) => segment.isWordLike);
}

/** The text from the first of some neighbouring words to the last. */
function stretch(neighbours: readonly Intl.SegmentData[]): string {
  const first = neighbours[0];
  const last = neighbours.at(-1);
  if (first === undefined || last === undefined) return '';
  return first.input.slice(first.index, last.index + last.segment.length);
}

/**
 * The text fragment directive for a quote: its first and last words, or all of a short one
 * (https://wicg.github.io/scroll-to-text-fragment/#syntax). Null where there are no words.
 */
function textFragment(quote: string): string | null {
  const text = tidyLine(quote);
  const opening = wordsOf(text.slice(0, SEARCHED));
  const closing = wordsOf(text.slice(-SEARCHED));
  const first = opening[0];
  const last = closing.at(-1);
  if (first === undefined || last === undefined) return null;
  const whole = text.length <= SEARCHED && opening.length <= 2 * layout.fragmentWords;
  if (whole) return `text=${encodePart(text.slice(first.index, last.index + last.segment.length))}`;
  return `text=${encodePart(stretch(opening.slice(0, layout.fragmentWords)))},${encodePart(stretch(closing.slice(-layout.fragmentWords)))}`;
}

/**
 * The address of an article, pointing to the quoted words, ready to stand in `[label](<…>)`.
 * Null where there is none, where it is not a plain http(s) address, or where it is too long to show.
 * @param max UTF-16 units; the fragment is dropped first.
 */
export function linkTo(url: string | null, quote: string | null, max: number = layout.url): string | null {
  if (url === null || url.length > LONGEST || !URL.canParse(url.trim())) return null;
  const parsed = new URL(url.trim());
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  parsed.hash = parsed.hash.replace(/:~:.*$/, '');
  const plain = parsed.href.replace(unsafe, percentEncode);
  const fragment = quote === null ? null : textFragment(quote);
  if (fragment !== null) {
    const whole = `${plain}${parsed.hash === '' ? '#' : ''}:~:${fragment}`;
    if (whole.length <= max) return whole;
  }
  return plain.length <= max ? plain : null;
}
