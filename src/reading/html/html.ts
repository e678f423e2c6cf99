import { decodeText } from '../decode.js';
import { parseDocument } from '../document.js';
import { textOfDom, type DomText } from '../dom.js';
import { skippedAt } from '../draft.js';
import type { Line } from '../lines.js';
import type { Reader } from '../reader.js';
import { leftOutOf } from './main-content.js';
import { metadataOf } from './metadata.js';
import { notesOn } from './notes.js';

/** HTML: one article, stored as the plain text of the page's main content. */
export const readHtml: Reader = function* (bytes, path) {
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (decoded === null) {
    yield skippedAt({ path }, 'FILE_BINARY');
    return;
  }
  if (decoded.trim() === '') {
    yield skippedAt({ path }, 'FILE_EMPTY');
    return;
  }
  const document = parseDocument(decoded);
  const root = document.documentElement;
  const left = leftOutOf(document, decoded);
  const fields = metadataOf(root, left);
  const content = textOfDom(root, (node) => left.has(node));
  if (saysNothing(content, left.size > 0)) yield skippedAt({ path }, 'FILE_NO_TEXT');
  else yield { kind: 'draft', path, ...withoutEnds(content), fields: { ...fields, id: null }, notes: notesOn(left) };
};

/** The charset that a page declares in its first kilobyte. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  return /<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/iu.exec(head)?.[1] ?? null;
}

/** Marks what is left of furniture at the ends: paragraphs that are links, above and below all other text. */
function withoutEnds({ text, lines }: DomText): DomText {
  const isLink = ({ linked, kind }: Line) => linked && kind === 'paragraph';
  const first = lines.findIndex((line) => !isLink(line));
  const last = lines.findLastIndex((line) => !isLink(line) && line.kind !== 'heading');
  if (first < 0 || last < 0) return { text, lines };
  const marked = lines.map((line, i) =>
    isLink(line) && (i < first || i > last) ? { ...line, furniture: 'link around the article' } : line,
  );
  return { text, lines: marked };
}

/** Words of a line from which it says something though no sentence ends in it. */
const MIN_WORDS = 5;
/** Words of a line from which it is text though all of it is a link: links that are never closed are common. */
const PROSE_WORDS = 25;

/**
 * Whether a page holds nothing but links, labels and a copyright line: a home page, a menu, a page that scripts fill. Labels alone, with no
 * link beside them and no furniture around, are what the page says.
 */
function saysNothing({ text, lines }: DomText, furnished: boolean): boolean {
  const empty = lines.every(({ start, end, linked, kind }) => {
    const line = text.slice(start, end);
    const words = line.split(/\s+/u).length;
    if ((linked && words < PROSE_WORDS) || /^(?:©|copyright\b|\(c\))/iu.test(line)) return true;
    if (kind === 'table-row' || kind === 'quotation') return false;
    return words < MIN_WORDS && !/[.!?…。！？:]["'”’»)\]]*$/u.test(line);
  });
  return empty && (furnished || lines.length === 0 || lines.some(({ linked }) => linked));
}
