import { isElement, tagOf, type DomElement } from '../document.js';
import type { LeftOut } from './main-content.js';
import { textIn } from './words.js';

/** UTF-16 units of what was left out that a note shows. */
const SHOWN = 80;

/** A sentence for people on everything with words in it that was left out of a page, in the page's order. */
export function notesOn(left: LeftOut): string[] {
  return [...left].flatMap(([node, reason]) => {
    const words = isElement(node) ? textIn(node) : (node.nodeValue ?? '').replace(/\s+/gu, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const shown = `${words.slice(0, SHOWN)}${words.length > SHOWN ? '…' : ''}`;
    return [`Left out (${reason})${isElement(node) ? `, ${label(node)}` : ''}: ${shown}`];
  });
}

function label(element: DomElement): string {
  const name = element.getAttribute('class') ?? element.getAttribute('id') ?? '';
  return `<${tagOf(element)}${name.trim() === '' ? '' : ` "${name.trim()}"`}>`;
}
