import { isText, tagOf, walk, type DomElement } from '../document.js';

const SCRIPTS = /^(?:script|style|noscript|template)$/u;
/** Characters and nodes of an element that are read at most: what is asked of a text is decided by its beginning, or by its being longer. */
const MAX_CHARACTERS = 2_000;
const MAX_NODES = 500;
/** Characters of one stretch of text, which may begin with the blanks by which the page's source is set in. */
const MAX_PIECE = 10_000;

/** The text of an element on one line, with a space where markup separates words; of a long one, the beginning. */
export function textIn(element: DomElement): string {
  const pieces: string[] = [];
  let characters = 0;
  let nodes = 0;
  for (const { node } of walk(element, (inner) => !SCRIPTS.test(tagOf(inner)))) {
    if (++nodes > MAX_NODES || characters > MAX_CHARACTERS) break;
    if (!isText(node)) continue;
    const piece = (node.nodeValue ?? '').slice(0, MAX_PIECE);
    pieces.push(piece);
    characters += piece.length;
  }
  return pieces.join(' ').replace(/\s+/gu, ' ').trim();
}
