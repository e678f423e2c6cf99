import { isElement, tagOf, walk, type DomElement } from '../document.js';
import { findDate, isoDate } from '../dates.js';
import { fieldsOf, type Fields } from '../fields.js';
import { namesIn } from './byline.js';
import type { LeftOut } from './main-content.js';
import { plausible, plausibleDate } from './plausible.js';
import { textIn } from './words.js';

/** Parts of a page whose bylines and dates are those of others. */
const ELSEWHERE =
  /^(?:navigation|aside|footer|dialog|form|comments|box of other articles|advertisement|newsletter|cookie)/u;
/** Words of an element that is a byline, or a line that tells a date, at most. */
const LINE_WORDS = 25;
const AUTHOR = /(?:^|[\s_-])(?:author|authors|byline|writer|reporter|contributors?|creator|fn)(?:$|[\s_-])|byline/iu;
const PUBLISHED = /publi(?:shed|cation)|pub-?date|posted|issued|created/iu;
const UPDATED = /updated|modified/iu;
const DATED = /date|time|posted|published/iu;

/** The author and the date that the page shows: microdata, links to authors, bylines, time elements, lines with a date. */
export function visibleFields(root: DomElement, left: LeftOut): Fields {
  const own: DomElement[] = [];
  const isOwn = (element: DomElement) => !ELSEWHERE.test(left.get(element) ?? '');
  for (const { node, leaving } of walk(root, isOwn)) if (!leaving && isElement(node) && isOwn(node)) own.push(node);
  return plausible({ ...fieldsOf({ source: publisherIn(own) }), author: authorIn(own), date: dateIn(own) });
}

function authorIn(elements: readonly DomElement[]): string | null {
  const marked = elements.filter(
    (element) => hasToken(element, 'itemprop', 'author') || hasToken(element, 'rel', 'author'),
  );
  for (const element of [...marked, ...elements.filter(isByline)].slice(0, MAX_BYLINES)) {
    const names = plausible(fieldsOf({ author: namesIn(nameText(element, elements), true) })).author;
    if (names !== null) return names;
  }
  return (
    linesOf(elements)
      .map((line) => namesIn(line))
      .find((names) => names !== null) ?? null
  );
}

function isByline(element: DomElement): boolean {
  if (/^(?:html|body|main|article|script|style|meta|link)$/u.test(tagOf(element))) return false;
  return AUTHOR.test(element.getAttribute('class') ?? '') || AUTHOR.test(element.getAttribute('id') ?? '');
}

/** The words of an element that names an author: its inner `name`, where it has one. */
function nameText(element: DomElement, elements: readonly DomElement[]): string {
  const content = element.getAttribute('content');
  if (content !== null) return content;
  const inner = elements.find((other) => hasToken(other, 'itemprop', 'name') && contains(element, other));
  const text = textIn(inner ?? element);
  return text.split(' ').length > LINE_WORDS ? '' : text;
}

function publisherIn(elements: readonly DomElement[]): string | null {
  const publisher = elements.find((element) => hasToken(element, 'itemprop', 'publisher'));
  if (publisher === undefined) return null;
  const name = elements.find((other) => hasToken(other, 'itemprop', 'name') && contains(publisher, other));
  return name === undefined ? null : (name.getAttribute('content') ?? textIn(name));
}

/** The date of publication, or of the update where the page tells no other. */
function dateIn(elements: readonly DomElement[]): string | null {
  const told = elements.flatMap((element) => {
    const name = ['itemprop', 'class', 'id', 'pubdate']
      .map((attribute) => element.getAttribute(attribute) ?? '')
      .join(' ');
    const tag = tagOf(element);
    if (tag !== 'time' && tag !== 'abbr' && !DATED.test(name)) return [];
    if (tag === 'meta' || tag === 'script' || tag === 'link') return [];
    const text = textIn(element);
    if (text.split(' ').length > LINE_WORDS) return [];
    const date =
      isoDate(element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title')) ??
      isoDate(text);
    const usable = plausibleDate(date);
    if (usable === null) return [];
    const rank =
      PUBLISHED.test(name) && !UPDATED.test(name) ? 0 : UPDATED.test(`${name} ${text}`) ? 3 : tag === 'time' ? 1 : 2;
    return [{ date: usable, rank }];
  });
  const best = [0, 1, 2, 3].map((rank) => told.find((one) => one.rank === rank)).find((one) => one !== undefined);
  if (best !== undefined && best.rank < 3) return best.date;
  const line = linesOf(elements)
    .map((text) => findDate(text)?.iso)
    .find((date) => date !== undefined && plausibleDate(date) !== null);
  return line ?? best?.date ?? null;
}

/** Lines near the headline, above the first long one under it: where bylines and dates stand. */
function linesOf(elements: readonly DomElement[]): string[] {
  const title = plain(elements.find((element) => tagOf(element) === 'title')?.textContent ?? '');
  const headlines = elements.filter((element) => tagOf(element) === 'h1');
  const own = headlines.findLast((element) => plain(textIn(element)) !== '' && title.includes(plain(textIn(element))));
  const headline = elements.indexOf((own ?? headlines[0])!);
  const lines: string[] = [];
  for (const element of elements.slice(Math.max(0, headline + 1))) {
    if (/^(?:script|style|head|title|meta|link|h1|html|body)$/u.test(tagOf(element))) continue;
    const text = textIn(element);
    if (text === '') continue;
    const words = text.split(' ').length;
    const leaf = childless(element);
    if (words <= LINE_WORDS) lines.push(text);
    else if (leaf && words > 40) break;
    if (lines.length >= MAX_LINES) break;
  }
  return lines;
}

const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Bylines and lines that are looked at. */
const MAX_BYLINES = 50;
const MAX_LINES = 40;

function childless(element: DomElement): boolean {
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child) && /^(?:div|p|section|article|ul|ol|table|tbody|tr|td|main|header|h\d)$/u.test(tagOf(child)))
      return false;
  return true;
}

function hasToken(element: DomElement, attribute: string, token: string): boolean {
  return (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/u).includes(token);
}

function contains(outer: DomElement, inner: DomElement): boolean {
  for (let at = inner.parentNode; at !== null; at = at.parentNode) if (at === outer) return true;
  return false;
}
