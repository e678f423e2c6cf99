import { sibling, tagOf, type DomElement } from '../document.js';
import { hidden } from '../dom.js';
import { holdsComments, isAtEnd } from './ending.js';
import { namedAs, type Named } from './names.js';
import { MAX_DEPTH, type Measure, type Page } from './page.js';
import { textIn } from './words.js';

/** Elements that are around an article or in its way, and why they are left out. */
const AROUND = new Map(
  Object.entries({
    nav: 'navigation',
    menu: 'navigation',
    aside: 'aside',
    footer: 'footer',
    form: 'form',
    dialog: 'dialog',
    figcaption: 'photo caption',
  }),
);
const ROLES = new Map(
  Object.entries({
    navigation: 'navigation',
    menu: 'navigation',
    menubar: 'navigation',
    toolbar: 'page tool',
    banner: 'header of the page',
    contentinfo: 'footer',
    complementary: 'aside',
    search: 'form',
    dialog: 'dialog',
    alert: 'dialog',
    alertdialog: 'dialog',
  }),
);
/** Elements that are never furniture for their name alone. */
const CONTENT =
  /^(?:html|body|main|article|h1|table|tbody|thead|tr|td|th|caption|code|pre|dt|em|strong|b|i|cite|time)$/u;
/** The first words of furniture. */
const LEADS = new RegExp(
  `^(?:${[
    'related(?: (?:articles?|stories|posts?|content|links|topics|coverage|news|reading|tags))?\\b(?! to| work)',
    'recommended|trending|(?:read|up) next|read more|(?:also read|read also|see also)\\b|you (?:may|might) ',
    'more (?:on|from|about|like|stories|news)\\b|latest (?:news|stories|posts)|most (?:read|popular|viewed)',
    "popular (?:now|posts|stories)|what to read|further reading$|editors?['’]? picks?|don['’]t miss",
    'share (?:this|on)|share$|follow us|sign up|subscribe|newsletter|get (?:the|our) .{0,40}(?:newsletter|inbox|email)',
    'advertisement|sponsored|about the authors?\\b|tags?\\s?:|filed under|posted in|topics\\s?:',
  ].join('|')})`,
  'iu',
);
/** Share of the page's letters above which an element is no furniture, whatever it is called. */
const MAX_FURNITURE = 0.3;
/** Share of letters in links from which an element is a list of links. */
const LINKED = 0.35;
/** Words of a box and of a caption at most. */
const BOX_WORDS = 60;
const CAPTION_WORDS = 80;
/** Letters of prose in a form from which it is wrapped around the article. */
const FORM_PROSE = 200;
/** A list of links is navigation where it has so many, and this share of the page's prose or less is before or after it. */
const LIST = { links: 3, linked: 0.8, edge: 0.05 };

/**
 * Why an element is page furniture, or null. A name alone decides little: what the element holds, its place and its neighbours must agree.
 * The article ends after `end` letters of the page's prose.
 */
export function furnitureReason(element: DomElement, page: Page, end: number): string | null {
  const tag = tagOf(element);
  if (hidden(element)) return 'hidden';
  const around = AROUND.get(tag) ?? ROLES.get((element.getAttribute('role') ?? '').toLowerCase());
  if (around !== undefined && tag !== 'main') return isAround(element, tag, page) ? around : null;
  if (CONTENT.test(tag) || page.measureOf(element).letters === 0) return null;
  const named = page.depth > MAX_DEPTH ? null : namedAs(element);
  if (named !== null && agrees(element, named, page, end)) {
    const comesAfter = named.sort === 'end' && isAtEnd(element, page, end);
    if (comesAfter || !tooMuch(element, page)) return named.reason;
  }
  return isListOfLinks(element, tag, page, end) ? 'list of links' : null;
}

function isAround(element: DomElement, tag: string, page: Page): boolean {
  const measure = page.measureOf(element);
  if (tag === 'figcaption') return true;
  // A form may be wrapped around a whole page, a footer in a quotation names who is quoted.
  if (tag === 'form' && measure.prose > FORM_PROSE) return false;
  const parent = element.parentNode as DomElement | null;
  if (tag === 'footer' && parent !== null && parent.tagName.toLowerCase() === 'blockquote') return false;
  return !tooMuch(element, page);
}

/** Whether what an element holds agrees with its name. */
function agrees(element: DomElement, named: Named, page: Page, end: number): boolean {
  const measure = page.measureOf(element);
  const text = textIn(element);
  const words = text.split(' ').length;
  if (named.reason === 'photo caption') return words <= CAPTION_WORDS && byImage(element, page);
  if (measure.prose === 0 || measure.linked > measure.letters * LINKED || LEADS.test(text)) return true;
  if (named.sort === 'end')
    return isAtEnd(element, page, end) && (named.reason !== 'comments' || holdsComments(element));
  if (measure.controls > 0 && !isProse(measure)) return true;
  return named.sort === 'box' && words <= BOX_WORDS;
}

/** Whether most of it is running text. */
function isProse({ letters, prose }: Measure): boolean {
  return prose > letters * 0.6;
}

/** Whether an image stands beside an element, or in a box with little else. */
function byImage(element: DomElement, page: Page): boolean {
  const parent = element.parentNode as DomElement | null;
  if (parent === null) return false;
  const around = page.measureOf(parent);
  if (around.images > 0 && textIn(parent).split(' ').length <= 2 * CAPTION_WORDS) return true;
  return (['previousSibling', 'nextSibling'] as const).some((way) => {
    const neighbour = sibling(element, way);
    return neighbour !== undefined && page.measureOf(neighbour).images > 0;
  });
}

/** Whether an element is nothing but links, above or below all of the page's prose. */
function isListOfLinks(element: DomElement, tag: string, page: Page, end: number): boolean {
  if (!/^(?:ul|ol|div|section)$/u.test(tag)) return false;
  const { letters, linked, prose, links } = page.measureOf(element);
  const before = page.proseBefore(element);
  if (prose > 0 || end === 0 || linked < letters * LIST.linked) return false;
  if (before > end * LIST.edge && before < end) return false;
  return links >= LIST.links;
}

/** Whether an element is too much of the page to be furniture, or holds what an article is told by. */
function tooMuch(element: DomElement, page: Page): boolean {
  const whole = page.measureOf(page.root);
  const measure = page.measureOf(element);
  if (measure.letters > whole.letters * MAX_FURNITURE && measure.prose > 0) return true;
  return page.landmarkWithin(element) > whole.prose * MAX_FURNITURE;
}
