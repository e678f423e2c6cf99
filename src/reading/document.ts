import { parseHTML } from 'linkedom';
import { shallow } from './shallow.js';
import { condensed } from './source.js';

/** As much of the DOM as is read here. The linked lists are walked by hand: recursion would overflow on deep nesting. */
export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly previousSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

export interface DomElement extends DomNode {
  /** Lower or upper case, as the parser left it. */
  readonly tagName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  remove(): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
}

const ELEMENT = 1;
const TEXT = 3;

/**
 * Parses HTML, whole documents and fragments alike, however malformed; of what is nested too deep, no elements are made.
 * @throws VerbatimError FILE_LIMIT where there are too many tags.
 */
export function parseDocument(source: string): DomDocument {
  const html = shallow(condensed(source));
  // Without a body element the parser takes the first element for the whole document.
  const whole = /<body[\s>]/iu.test(html) ? html : withBody(html);
  const { document } = parseHTML(
    /<html[\s>]/iu.test(whole) ? whole : `<!doctype html><html>${whole}</html>`,
  ) as unknown as {
    document: DomDocument;
  };
  return document;
}

function withBody(html: string): string {
  const inner = html.replace(/<!doctype[^<>]*>|<\/?html[^<>]*>/giu, '');
  const head = /<\/head\s*>/iu.exec(inner);
  if (head !== null) {
    const end = head.index + head[0].length;
    return `${inner.slice(0, end)}<body>${inner.slice(end)}</body>`;
  }
  return `<head></head><body>${inner}</body>`;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === TEXT;
}

export function tagOf(element: DomElement): string {
  return element.tagName.toLowerCase();
}

/** The element right before or after another, text between them aside. */
export function sibling(element: DomElement, way: 'previousSibling' | 'nextSibling'): DomElement | undefined {
  for (let at = element[way]; at !== null; at = at[way]) if (isElement(at)) return at;
  return undefined;
}

/** A step of a walk: a node is entered, and an element left again after its content. */
export interface Step {
  readonly node: DomNode;
  readonly leaving: boolean;
  /** From 0 at the root. */
  readonly depth: number;
}

/**
 * Walks a tree in document order without recursion. `descend` says whether to look into an element; one that is not looked into is
 * entered but not left.
 */
export function* walk(
  root: DomNode,
  descend: (element: DomElement) => boolean = () => true,
): Generator<Step, void, undefined> {
  let node: DomNode | null = root;
  let depth = 0;
  while (node !== null) {
    yield { node, leaving: false, depth };
    if (isElement(node) && descend(node)) {
      if (node.firstChild !== null) {
        node = node.firstChild;
        depth++;
        continue;
      }
      yield { node, leaving: true, depth };
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
      if (node !== null) yield { node, leaving: true, depth };
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
}

/** All elements of a tree in document order. */
export function elementsOf(root: DomNode): DomElement[] {
  const elements: DomElement[] = [];
  for (const { node, leaving } of walk(root)) if (!leaving && isElement(node)) elements.push(node);
  return elements;
}
