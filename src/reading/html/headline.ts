import { tagOf, type DomElement } from '../document.js';
import { textIn } from './words.js';

/** A title and the outlet that stood beside it, null where none did. */
export interface Headline {
  readonly title: string;
  readonly outlet: string | null;
}

/** What stands between a headline and an outlet in a page's title. */
const SEPARATOR = /\s+[|–—·•»«›:-]+\s+|\s*[|»]\s*|:\s+/gu;
const MIN_LENGTH = 3;
/** Characters of an outlet's name at most. */
const MAX_OUTLET = 50;

/** Headings that say that they are the article's. */
function isMarked(element: DomElement): boolean {
  if (!/^h[1-6]$/u.test(tagOf(element))) return false;
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  return /\bheadline\b|(?:^|[\s_-])(?:entry|post|article|story)[_-]?(?:title|headline)\b/iu.test(name);
}

/** The title of the page as its visible headline and its title element tell it. */
export function visibleTitle(elements: readonly DomElement[]): string | null {
  const marked = elements.filter(isMarked).map(textIn)[0] ?? '';
  if (marked !== '') return marked;
  const headings = elements.filter((element) => /^h[1-3]$/u.test(tagOf(element))).map(textIn);
  const first = elements.find((element) => tagOf(element) === 'h1');
  const h1 = first === undefined ? null : textIn(first) || null;
  const titleElement = elements.find((element) => tagOf(element) === 'title');
  const title = titleElement === undefined ? null : textIn(titleElement) || null;
  if (title === null) return h1;
  const confirmed = headings.filter((heading) => heading.length >= MIN_LENGTH && plain(title).includes(plain(heading)));
  // Of headings that the title repeats, the outlet's name above the headline is the shorter one.
  if (
    h1 !== null &&
    confirmed.length > 0 &&
    confirmed.includes(h1) &&
    confirmed.every((one) => one.length <= h1.length)
  )
    return h1;
  return confirmed.length === 0 && h1 !== null && sharesWord(h1, title) ? h1 : title;
}

/**
 * Takes the outlet off either end of a title: `Headline - Outlet`, `Outlet | Headline`. What is the outlet must be confirmed: by its name
 * being known, by a heading that is the rest, by a copyright line that names it, or by its looks.
 */
export function withoutOutlet(title: string, known: string | null, elements: readonly DomElement[]): Headline {
  const headings = new Set(
    elements.filter((element) => /^h[1-6]$/u.test(tagOf(element))).map((element) => plain(textIn(element))),
  );
  const owners = copyrightOf(elements);
  for (const { front, back } of splits(title)) {
    for (const [rest, outlet, last] of [
      [front, back, true],
      [back, front, false],
    ] as const) {
      if (rest.length < MIN_LENGTH || outlet.length > MAX_OUTLET || plain(rest) === '') continue;
      const named = known !== null && isSame(outlet, known);
      const owned = owners.some((owner) => plain(owner).includes(plain(outlet)) && plain(outlet).length >= MIN_LENGTH);
      const headed = headings.has(plain(rest)) && !headings.has(plain(title));
      if (named || (owned && !headings.has(plain(outlet))) || (headed && (last || !headings.has(plain(outlet)))))
        return { title: rest, outlet: withoutOutlet(outlet, known, []).title };
      if (last && looksLikeOutlet(outlet, rest, title) && known === null) return { title: rest, outlet };
    }
  }
  return { title, outlet: null };
}

/** The outlet that a page's title names beside the headline, or null. */
export function outletBeside(title: string, headline: string, elements: readonly DomElement[]): string | null {
  for (const { front, back } of splits(title)) {
    if (plain(front) === plain(headline) && back.length <= MAX_OUTLET) return back;
    if (plain(back) === plain(headline) && front.length <= MAX_OUTLET) return front;
  }
  return withoutOutlet(title, null, elements).outlet;
}

/** A few capitalised words after a bar, or after a dash behind a whole headline. */
function looksLikeOutlet(outlet: string, rest: string, title: string): boolean {
  const name = /^\p{Lu}\S*(?: (?:of|the|and|for|\p{Lu}\S*)){0,4}$/u.test(outlet);
  return (
    name &&
    !/:\s*$/u.test(title.slice(0, title.length - outlet.length)) &&
    (title.includes(' | ') || rest.split(' ').length >= 3)
  );
}

function splits(title: string): { front: string; back: string }[] {
  return [...title.matchAll(SEPARATOR)]
    .map(({ 0: separator, index }) => ({
      front: title.slice(0, index).trim(),
      back: title.slice(index + separator.length).trim(),
    }))
    .reverse();
}

/** Elements at the end of a page among which its copyright line is looked for. */
const LAST_ELEMENTS = 300;

/** Who claims the copyright of the page. */
function copyrightOf(elements: readonly DomElement[]): string[] {
  const owners: string[] = [];
  for (const element of elements.slice(-LAST_ELEMENTS)) {
    if (!/^(?:p|div|span|small|footer|font|li|td|center)$/u.test(tagOf(element))) continue;
    const content = textIn(element);
    if (content.length > 400 || !/©|copyright/iu.test(content)) continue;
    const owner = /(?:©|copyright|\(c\))[\s©\d–,.-]*(?:by )?([^.|©]{3,60})/iu.exec(content)?.[1];
    if (owner !== undefined) owners.push(owner);
  }
  return owners;
}

function isSame(outlet: string, known: string): boolean {
  const [a, b] = [plain(outlet), plain(known)];
  return a.length >= MIN_LENGTH && b.length >= MIN_LENGTH && (a.startsWith(b.slice(0, 12)) || b.startsWith(a));
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return (b.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => words.has(word)) || words.size === 0;
}

const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
