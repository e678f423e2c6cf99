import { elementsOf, isElement, isText, tagOf, walk, type DomElement, type DomNode } from '../document.js';
import { hidden, isBlock, isLink, UNREAD } from '../dom.js';

/** What the content of an element comes to; lengths in characters that are not white space. */
export interface Measure {
  letters: number;
  /** Of those, the ones in links. */
  linked: number;
  /** Of those, the ones in paragraphs of running text. */
  prose: number;
  /** Links. */
  links: number;
  /** Form controls and embedded frames. */
  controls: number;
  /** Images and videos. */
  images: number;
}

/** A page with what each of its elements holds. */
export interface Page {
  readonly root: DomElement;
  /** In document order. */
  readonly elements: readonly DomElement[];
  readonly measureOf: (element: DomElement) => Readonly<Measure>;
  /** Depth of its deepest element. */
  readonly depth: number;
  /** The elements by which pages mark articles. */
  readonly landmarks: readonly DomElement[];
  /** Letters of prose of the one that holds most within an element; 0 where none is. */
  readonly landmarkWithin: (element: DomElement) => number;
  /** Letters of prose before an element. */
  readonly proseBefore: (element: DomElement) => number;
}

/** Depth of a page from which only its elements' tags are asked: looking into each element takes a time quadratic in it. */
export const MAX_DEPTH = 300;

const CONTROLS = new Set(['form', 'input', 'button', 'textarea', 'select', 'iframe']);
const IMAGES = new Set(['img', 'picture', 'video', 'svg', 'amp-img', 'object', 'embed', 'iframe']);
/** A sentence that ends. */
const SENTENCE = /[.!?…。！？]["'”’»)\]]*(?:\s|$)/u;
/** Words from which a block with the end of a sentence is prose, and from which any block is. */
const PROSE_WORDS = { ended: 8, any: 30 };
/** Share of a block's letters in links above which it is no prose. */
const MAX_LINKED = 0.5;

/** Measures all elements of a page in one walk. */
export function measurePage(root: DomElement): Page {
  const measures = new Map<DomElement, Measure>();
  const before = new Map<DomElement, number>();
  const open: Measure[] = [];
  const blocks: Inline[] = [new Inline()];
  let prose = 0;
  let links = 0;
  const close = (): void => {
    const letters = blocks.at(-1)!.take();
    prose += letters;
    if (open.length > 0) open.at(-1)!.prose += letters;
  };
  let deepest = 0;
  for (const { node, leaving, depth } of walk(root, readable)) {
    deepest = Math.max(deepest, depth);
    if (isText(node)) {
      const text = node.nodeValue ?? '';
      const letters = text.replace(/\s+/gu, '').length;
      blocks.at(-1)!.add(text, letters, links > 0);
      const parent = open.at(-1);
      if (parent !== undefined) {
        parent.letters += letters;
        if (links > 0) parent.linked += letters;
      }
    }
    if (!isElement(node)) continue;
    const tag = tagOf(node);
    if (!leaving) {
      if (isBlock(tag)) {
        close();
        blocks.push(new Inline());
      }
      const controls = CONTROLS.has(tag) ? 1 : 0;
      const link = isLink(node) ? 1 : 0;
      const measure = { letters: 0, linked: 0, prose: 0, links: link, controls, images: IMAGES.has(tag) ? 1 : 0 };
      measures.set(node, measure);
      before.set(node, prose);
      if (!readable(node)) {
        const parent = open.at(-1);
        if (parent !== undefined) addTo(parent, measure);
        if (isBlock(tag)) blocks.pop();
        continue;
      }
      open.push(measure);
      if (isLink(node)) links++;
    } else {
      if (isBlock(tag)) {
        close();
        blocks.pop();
      }
      if (isLink(node)) links--;
      const measure = open.pop()!;
      const parent = open.at(-1);
      if (parent !== undefined) addTo(parent, measure);
    }
  }
  const nothing: Measure = { letters: 0, linked: 0, prose: 0, links: 0, controls: 0, images: 0 };
  const elements = elementsOf(root);
  const landmarks = elements.filter(isLandmark);
  const measureOf = (element: DomElement) => measures.get(element) ?? nothing;
  const within = largestWithin(landmarks, (mark) => measureOf(mark).prose);
  return {
    root,
    elements,
    depth: deepest,
    landmarks,
    measureOf,
    landmarkWithin: (element) => within.get(element) ?? 0,
    proseBefore: (element) => before.get(element) ?? 0,
  };
}

/** For each element around others, the size of the largest of them. */
function largestWithin(
  elements: readonly DomElement[],
  sizeOf: (element: DomElement) => number,
): ReadonlyMap<DomNode, number> {
  const largest = new Map<DomNode, number>();
  for (const element of elements) {
    const size = sizeOf(element);
    for (let at = element.parentNode; at !== null && size > (largest.get(at) ?? 0); at = at.parentNode)
      largest.set(at, size);
  }
  return largest;
}

function readable(element: DomElement): boolean {
  return !UNREAD.has(tagOf(element)) && !hidden(element);
}

function isLandmark(element: DomElement): boolean {
  return (
    /^(?:article|main)$/u.test(tagOf(element)) ||
    element.getAttribute('role') === 'main' ||
    /\barticleBody\b/u.test(element.getAttribute('itemprop') ?? '')
  );
}

function addTo(parent: Measure, { letters, linked, prose, links, controls, images }: Measure): void {
  parent.letters += letters;
  parent.linked += linked;
  parent.prose += prose;
  parent.links += links;
  parent.controls += controls;
  parent.images += images;
}

/** The running text of a block between its inner blocks. */
class Inline {
  private text: string[] = [];
  private letters = 0;
  private linked = 0;

  add(text: string, letters: number, linked: boolean): void {
    this.text.push(text);
    this.letters += letters;
    if (linked) this.linked += letters;
  }

  /** The letters of what came in since the last time, if it is prose; else 0. */
  take(): number {
    const text = this.text.join('').trim();
    const { letters, linked } = this;
    this.text = [];
    this.letters = 0;
    this.linked = 0;
    return letters > 0 && linked <= letters * MAX_LINKED && isProse(text) ? letters : 0;
  }
}

function isProse(text: string): boolean {
  const words = text.match(/\S+/gu)?.length ?? 0;
  const ideographs = text.match(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]/gu)?.length ?? 0;
  const count = words + Math.floor(ideographs / 2);
  return count >= PROSE_WORDS.any || (count >= PROSE_WORDS.ended && SENTENCE.test(text));
}
