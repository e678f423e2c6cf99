import { isText, walk, type DomElement } from '../document.js';

/** The text of an element on one line, with a space where markup separates words. */
export function textIn(element: DomElement): string {
  const pieces: string[] = [];
  for (const { node } of walk(element)) if (isText(node)) pieces.push(node.nodeValue ?? '');
  return pieces.join(' ').replace(/\s+/gu, ' ').trim();
}
