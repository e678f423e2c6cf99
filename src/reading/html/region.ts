import { elementsOf, isElement, sibling, tagOf, walk, type DomElement, type DomNode } from '../document.js';
import { isBlock } from '../dom.js';
import type { Page } from './page.js';

/** The part of a page that Readability takes for the article. */
export interface Region {
  readonly page: Page;
  /** The elements that it takes, and those taken in beside. */
  readonly taken: Set<DomNode>;
  /** Those and the elements around them. */
  readonly holding: Set<DomNode>;
  /** The innermost element around all that it takes. */
  readonly root: DomNode;
  /** Letters of the page's prose before the first and after the last of what it takes. */
  readonly from: number;
  readonly to: number;
}

/** Share of the letters of a box in the midst of an article that must be prose, and letters from which paragraphs on one side are enough. */
const BOX = { prose: 0.6, letters: 120 };
/** Share of letters in links up to which a block is no list of links. */
const LINKED = 0.3;
/** Words from which text that stands directly in the region's root is a paragraph. */
const LOOSE_WORDS = 8;

/** The region of the elements with these numbers. */
export function regionOf(page: Page, numbers: ReadonlySet<number>): Region {
  const taken = new Set<DomNode>(page.elements.filter((_, number) => numbers.has(number)));
  const holding = new Set<DomNode>();
  let from = Infinity;
  let to = 0;
  for (const element of page.elements) {
    if (!taken.has(element)) continue;
    for (let at: DomNode | null = element; at !== null && !holding.has(at); at = at.parentNode) holding.add(at);
    const { letters, prose } = page.measureOf(element);
    if (letters === 0) continue;
    from = Math.min(from, page.proseBefore(element));
    if (prose > 0 && !holdsBlocks(element)) to = Math.max(to, page.proseBefore(element) + prose);
  }
  return { page, taken, holding, root: rootOf(page.root, taken, holding), from, to };
}

function holdsBlocks(element: DomElement): boolean {
  return elementsOf(element).some((inner) => inner !== element && isBlock(tagOf(inner)));
}

function rootOf(page: DomElement, taken: ReadonlySet<DomNode>, holding: ReadonlySet<DomNode>): DomNode {
  let root: DomNode = page;
  for (;;) {
    const inner = childrenOf(root).filter((child) => holding.has(child));
    if (taken.has(root) || inner.length !== 1) return root;
    root = inner[0]!;
  }
}

function childrenOf(node: DomNode): DomElement[] {
  const children: DomElement[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child)) children.push(child);
  return children;
}

/** Takes an element into the region, with all that it holds. */
export function takeIn(element: DomElement, { taken, holding }: Region): void {
  for (const { node, leaving } of walk(element)) {
    if (leaving || !isElement(node)) continue;
    taken.add(node);
    holding.add(node);
  }
}

/**
 * Whether text is the region's: it stands in an element that is taken or, within the region, around one (Readability unwraps such
 * elements), or is a paragraph of its own in the region's root.
 */
export function takesText(text: DomNode, { taken, holding, root }: Region): boolean {
  let block = text.parentNode;
  while (block !== null && !(isElement(block) && (isBlock(tagOf(block)) || tagOf(block) === 'html'))) {
    if (taken.has(block)) return true;
    block = block.parentNode;
  }
  if (block === null || taken.has(block)) return true;
  if (block === root) return (text.nodeValue?.match(/\S+/gu)?.length ?? 0) >= LOOSE_WORDS;
  return holding.has(block) && isWithin(block, root);
}

/**
 * Whether a block that Readability drops is a part of the article: a list, table, quotation or code block among or right after its
 * paragraphs, the heading of a section, or a box of prose between them.
 */
export function belongs(block: DomElement, region: Region): boolean {
  const { page, root } = region;
  const { letters, linked, prose, controls, images } = page.measureOf(block);
  if (letters === 0 || controls > 0 || !isWithin(block, root)) return false;
  const tag = tagOf(block);
  const before = page.proseBefore(block);
  const among = before > region.from && before + prose < region.to;
  if (isElement(block.parentNode!) && tagOf(block.parentNode) === 'blockquote')
    return region.taken.has(block.parentNode);
  if (/^h[2-6]$/u.test(tag)) return among && linked < letters && heads(block, region);
  if (linked > letters * LINKED) return false;
  if (/^(?:ul|ol|dl|table|pre|blockquote)$/u.test(tag)) return among || follows(block, region);
  const sides = Number(follows(block, region)) + Number(heads(block, region));
  if (!among || sides === 0) return false;
  if (tag === 'p') return prose > 0;
  return images === 0 && prose >= letters * BOX.prose && (sides === 2 || prose >= BOX.letters);
}

/** Whether what follows a block is the article's. */
function heads(block: DomElement, { holding }: Region): boolean {
  const next = sibling(block, 'nextSibling');
  return next !== undefined && holding.has(next);
}

/** Whether a block stands right after one that is taken. */
function follows(block: DomElement, { taken }: Region): boolean {
  const previous = sibling(block, 'previousSibling');
  return previous !== undefined && taken.has(previous);
}

function isWithin(node: DomNode, outer: DomNode): boolean {
  for (let at: DomNode | null = node.parentNode; at !== null; at = at.parentNode) if (at === outer) return true;
  return false;
}
