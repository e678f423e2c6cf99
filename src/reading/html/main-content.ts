import { isElement, isText, tagOf, walk, type DomDocument, type DomElement, type DomNode } from '../document.js';
import { isBlock } from '../dom.js';
import { articleEnd } from './ending.js';
import { furnitureReason } from './furniture.js';
import { MAX_DEPTH, measurePage, type Page } from './page.js';
import { readableElements } from './readability.js';
import { belongs, regionOf, takeIn, takesText } from './region.js';

/** What of a page is left out, and why: an entry stands for all that its node holds. */
export type LeftOut = ReadonlyMap<DomNode, string>;

const OUTSIDE = 'outside the main text';
const SCRIPTS = /^(?:script|style|noscript|template|head)$/u;
/** Letters that a choice must hold. */
const MIN_LETTERS = 200;
/** Share of the prose of an element that is marked as the article, or as the page's main part, which Readability's choice must hold. */
const MARKED_SHARE = { article: 0.6, main: 0.3 };
/** Share of the prose of the element with most from which another that is marked as an article may be the article. */
const MARKED_PROSE = 0.75;
/** Letters of prose, and share of the prose of Readability's choice, from which the only element marked as an article is all of it. */
const ONLY = { prose: 400, share: 0.4 };
/** Share of all prose of the page which a choice must hold. */
const PAGE_SHARE = 0.2;

/**
 * What is left out of a page: what is furniture by its element, its name and what it holds, and what stands outside the main text.
 * The main text is what Readability finds, with the lists, tables and paragraphs that it drops in the midst of it; where that is too
 * little of the element that the page marks as its article, that element; where that fails too, the whole page.
 */
export function leftOutOf(document: DomDocument, html: string): LeftOut {
  const page = measurePage(document.documentElement);
  const furniture = furnitureOf(page);
  const readable = page.depth > MAX_DEPTH ? null : readableElements(html);
  const chosen = readable === null ? null : readableChoice(page, furniture, readable);
  const marked = markedChoice(page, furniture);
  const whole = keptOf(page, furniture);
  if (chosen !== null && enough(chosen.kept, whole)) {
    if (marked === null) return chosen.left;
    if (marked.only && marked.kept.prose >= ONLY.prose && marked.kept.prose >= chosen.kept.prose * ONLY.share)
      return outsideOf(marked, chosen.left);
    if (chosen.kept.prose >= marked.kept.prose * marked.share) return chosen.left;
  }
  return marked !== null && enough(marked.kept, whole) ? marked.left : furniture;
}

interface Kept {
  readonly letters: number;
  readonly prose: number;
}

/** The choice of an element that the page marks as its article. */
interface Marked extends Choice {
  /** Share of its prose which Readability's choice must hold. */
  readonly share: number;
  /** Whether the page marks no other. */
  readonly only: boolean;
}

interface Choice {
  readonly left: LeftOut;
  readonly kept: Kept;
}

function enough({ letters, prose }: Kept, whole: Kept): boolean {
  return letters >= MIN_LETTERS && prose >= whole.prose * PAGE_SHARE;
}

function furnitureOf(page: Page): Map<DomNode, string> {
  const left = new Map<DomNode, string>();
  const end = articleEnd(page);
  for (const { node, leaving } of walk(page.root, (element) => !left.has(element) && !SCRIPTS.test(tagOf(element)))) {
    if (leaving || !isElement(node)) continue;
    const reason = furnitureReason(node, page, end);
    if (reason !== null) left.set(node, reason);
  }
  return left;
}

/** What Readability's choice leaves out, save what belongs to the article nevertheless. */
function readableChoice(page: Page, furniture: LeftOut, readable: ReadonlySet<number>): Choice {
  const left = new Map(furniture);
  const region = regionOf(page, readable);
  for (const { node, leaving } of walk(page.root, (element) => !left.has(element) && !SCRIPTS.test(tagOf(element)))) {
    if (leaving || left.has(node)) continue;
    if (isElement(node) && isBlock(tagOf(node)) && !region.holding.has(node)) {
      if (belongs(node, region)) takeIn(node, region);
      else left.set(node, OUTSIDE);
    } else if (isText(node) && !takesText(node, region)) left.set(node, OUTSIDE);
  }
  return { left, kept: keptOf(page, left) };
}

/** The element that the page marks as its article: the innermost of those that hold nearly as much prose as the one with most. */
function markedChoice(page: Page, furniture: LeftOut): Marked | null {
  const open = page.landmarks.filter((mark) => !isLeft(mark, furniture));
  const articles = open.filter((mark) => !isMain(mark));
  // Where one article is marked within the main part, what else stands there is not the article.
  const marks = (articles.length === 1 ? articles : open).map((mark) => ({
    mark,
    kept: keptOf(page, furniture, mark),
  }));
  const most = marks.reduce((prose, { kept }) => Math.max(prose, kept.prose), 0);
  const best = marks.findLast(({ kept }) => kept.prose > 0 && kept.prose >= most * MARKED_PROSE);
  if (best === undefined) return null;
  const left = new Map(furniture);
  const path = new Set<DomNode>();
  for (let at: DomNode | null = best.mark; at !== null; at = at.parentNode) path.add(at);
  for (const { node, leaving } of walk(page.root, (element) => path.has(element) && element !== best.mark))
    if (!leaving && !path.has(node) && !left.has(node)) left.set(node, OUTSIDE);
  return {
    left,
    kept: best.kept,
    share: isMain(best.mark) ? MARKED_SHARE.main : MARKED_SHARE.article,
    only: articles.length === 1,
  };
}

/** What the marked article leaves out, and what Readability leaves out of it. */
function outsideOf(marked: Choice, left: LeftOut): LeftOut {
  const both = new Map(marked.left);
  for (const [node, reason] of left) if (!isLeft(node, marked.left)) both.set(node, reason);
  return both;
}

function isMain(mark: DomElement): boolean {
  return tagOf(mark) === 'main' || mark.getAttribute('role') === 'main';
}

function isLeft(node: DomNode, left: LeftOut): boolean {
  for (let at: DomNode | null = node; at !== null; at = at.parentNode) if (left.has(at)) return true;
  return false;
}

/** What is in an element after what is left out of it. */
function keptOf(page: Page, left: LeftOut, root: DomElement = page.root): Kept {
  const { letters, prose } = page.measureOf(root);
  const kept = { letters, prose };
  for (const { node, leaving } of walk(root, (element) => !left.has(element))) {
    if (leaving || !left.has(node)) continue;
    if (isElement(node)) {
      kept.letters -= page.measureOf(node).letters;
      kept.prose -= page.measureOf(node).prose;
    } else kept.letters -= (node.nodeValue ?? '').replace(/\s+/gu, '').length;
  }
  return kept;
}
