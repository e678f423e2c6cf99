import { tidyLine } from './escape.js';
import { layout } from './tunables.js';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

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

/**
 * The text fragment directive for a quote: its first and last words, or all of a short one
 * (https://wicg.github.io/scroll-to-text-fragment/#syntax). Null where there are no words.
 */
export function textFragment(quote: string): string | null {
  const text = tidyLine(quote).slice(0, 20_000);
  const found = [...words.segment(text)].filter((segment) => segment.isWordLike);
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return null;
  const end = (segment: Intl.SegmentData) => segment.index + segment.segment.length;
  if (found.length <= 2 * layout.fragmentWords) return `text=${encodePart(text.slice(first.index, end(last)))}`;
  const opening = text.slice(first.index, end(found[layout.fragmentWords - 1]!));
  const closing = text.slice(found.at(-layout.fragmentWords)!.index, end(last));
  return `text=${encodePart(opening)},${encodePart(closing)}`;
}

/**
 * The address of an article, pointing to the quoted words, ready to stand in `[label](<…>)`.
 * Null where there is none, where it is not a plain http(s) address, or where it is too long to show.
 * @param max UTF-16 units; the fragment is dropped first.
 */
export function linkTo(url: string | null, quote: string | null, max: number = layout.url): string | null {
  if (url === null || !URL.canParse(url.trim())) return null;
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
