import { Readability } from '@mozilla/readability';
import { decodeText } from './decode.js';
import { elementsOf, parseDocument, tagOf, walk, type DomDocument, type DomElement } from './document.js';
import { textOfDom, type DomText } from './dom.js';
import { metadataOf } from './metadata.js';
import { skippedAt } from './draft.js';
import type { Reader } from './reader.js';

/** Elements around an article, by what they are and by the role they say they have. */
const AROUND = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'menu']);
const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu|menubar|toolbar)$/u;
/** Words in the class or id of page furniture. */
const NAMES =
  /(?:^|[\s_-])(?:share|sharing|social|newsletter|subscribe|subscription|signup|sign-up|related|recommend(?:ed|ations?)?|comments?|disqus|promo|promotion|advert(?:isement)?s?|ads?|sponsor(?:ed)?|cookies?|consent|gdpr|breadcrumbs?|toolbar|popup|modal|paywall|most-read|mostread|trending|outbrain|taboola|skip-link|read-more|readmore|author-bio|tags?|byline)(?:$|[\s_-])/iu;
/** Share of the page's text above which an element is no furniture, whatever it is called. */
const MAX_FURNITURE = 0.3;
/** Depth from which Readability, quadratic in depth, is not asked. */
const MAX_DEPTH = 300;
const MAX_ELEMENTS = 50_000;
/** Readability's choice counts when it holds this many characters, and this share of the page's text. */
const ENOUGH = { length: 250, share: 0.3 };

/** HTML: one article, stored as the plain text of the page's main content. */
export const readHtml: Reader = function* (bytes, path) {
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (decoded === null) {
    yield skippedAt({ path }, 'FILE_BINARY');
    return;
  }
  if (decoded.text.trim() === '') {
    yield skippedAt({ path }, 'FILE_EMPTY');
    return;
  }
  const document = parseDocument(decoded.text);
  const fields = metadataOf(document.documentElement);
  const notes = prune(document.documentElement);
  const { text, lines } = mainText(document);
  if (text === '') yield skippedAt({ path }, 'FILE_NO_TEXT');
  else yield { kind: 'draft', path, text, lines, fields: { ...fields, id: null }, notes };
};

/** The charset that a page declares in its first kilobyte. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  return /<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/iu.exec(head)?.[1] ?? null;
}

/** UTF-16 units of what was left out that a note shows. */
const SHOWN = 80;

/** Takes away what is around the article, and tells of everything with words in it that went. */
function prune(root: DomElement): string[] {
  const whole = lengthOf(root);
  const notes: string[] = [];
  const gone: string[] = [];
  for (const element of elementsOf(root)) {
    const tag = tagOf(element);
    if (tag === 'script' || tag === 'style' || tag === 'noscript' || tag === 'template') element.remove();
    else if (isFurniture(element, tag) && lengthOf(element) <= whole * MAX_FURNITURE && !holdsArticle(element)) {
      const words = (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
      const name = element.getAttribute('class') ?? element.getAttribute('id') ?? '';
      const what = `<${tag}${name === '' ? '' : ` "${name}"`}>`;
      // What stands within something that went has been told of with it.
      if (words !== '' && !gone.some((outer) => outer.includes(words)))
        notes.push(`Left out as page furniture, ${what}: ${words.slice(0, SHOWN)}${words.length > SHOWN ? '…' : ''}`);
      gone.push(words);
      element.remove();
    }
  }
  return notes;
}

function isFurniture(element: DomElement, tag: string): boolean {
  if (/^(?:html|body|main|article|h1)$/u.test(tag)) return false;
  if (AROUND.has(tag) || ROLES.test(element.getAttribute('role') ?? '')) return true;
  return NAMES.test(element.getAttribute('class') ?? '') || NAMES.test(element.getAttribute('id') ?? '');
}

function holdsArticle(element: DomElement): boolean {
  return elementsOf(element).some((inner) => inner !== element && /^(?:h1|main|article)$/u.test(tagOf(inner)));
}

function lengthOf(element: DomElement): number {
  return (element.textContent ?? '').length;
}

/** The text of what Readability takes for the article, or of the whole page where it finds too little. */
function mainText(document: DomDocument): DomText {
  const page = textOfDom(document.documentElement);
  let elements = 0;
  let deepest = 0;
  for (const { depth, leaving } of walk(document.documentElement)) {
    if (!leaving) elements++;
    deepest = Math.max(deepest, depth);
  }
  if (deepest > MAX_DEPTH || elements > MAX_ELEMENTS) return page;
  const content = readable(document);
  if (content === null) return page;
  const main = textOfDom(content);
  return main.text.length >= ENOUGH.length && main.text.length >= page.text.length * ENOUGH.share ? main : page;
}

function readable(document: DomDocument): DomElement | null {
  try {
    const serializer = (node: unknown) => node as DomElement;
    const reader = new Readability<DomElement>(document, { serializer, disableJSONLD: true });
    return reader.parse()?.content ?? null;
  } catch {
    // A page that Readability stumbles over is read whole.
    return null;
  }
}
