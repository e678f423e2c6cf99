import type { PdfItem } from './document.js';

/** Text on one baseline without a wide gap: a line, a cell of a table, or a line's part in one column. Lengths as in PdfItem. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Size and font of most of its letters. */
  readonly size: number;
  readonly font: string;
  readonly turned: boolean;
}

/** Lengths in ems, the size of the font. */
const EM = {
  /** How far a baseline may be off for superscripts and subscripts to belong to the line. */
  baseline: 0.5,
  /** Gap between two words, and between two fragments: wider than justified lines stretch. */
  space: 0.2,
  gap: 2.5,
  /** How far an item may reach back into the one before it. */
  back: 0.5,
};
/** Size of a raised figure that refers to a note, beside its line's, at most. */
const NOTE_SIZE = 0.8;

interface Open {
  readonly items: PdfItem[];
  /** Its words, joined once it is over, and the last of them. */
  readonly pieces: string[];
  end: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** Joins a page's items to fragments, in the order in which they are drawn. Figures that refer to notes are not text. */
export function fragmentsOf(items: readonly PdfItem[]): Fragment[] {
  const fragments: Fragment[] = [];
  let open: Open | null = null;
  let last: PdfItem | null = null;
  const close = () => {
    if (open !== null && open.items.some(({ text }) => text.trim() !== '')) fragments.push(fragmentOf(open));
    open = null;
  };
  for (const item of items) {
    // Blanks that the library adds for a gap; where it counts, it shows in the places of the words.
    if (item.size === 0 && item.text.trim() === '' && !item.turned) continue;
    if (last !== null && drawnTwice(item, last)) continue;
    if (open !== null && refersToNote(item, open)) continue;
    if (open === null || !continues(item, open, last!)) {
      close();
      open = opened(item);
    } else extend(open, item);
    last = item;
  }
  close();
  return fragments;
}

function opened(item: PdfItem): Open {
  const { text, x, y, width, size } = item;
  return { items: [item], pieces: [text], end: text, left: x, right: x + width, y, size };
}

function gapTo(item: PdfItem, open: Open): number {
  return item.rightToLeft ? open.left - (item.x + item.width) : item.x - open.right;
}

function continues(item: PdfItem, open: Open, last: PdfItem): boolean {
  if (item.turned || last.turned) return item.turned === last.turned;
  const em = Math.max(item.size, open.size);
  const gap = gapTo(item, open);
  return Math.abs(item.y - open.y) <= em * EM.baseline && gap >= -em * EM.back && gap <= em * EM.gap;
}

function extend(open: Open, item: PdfItem): void {
  const apart = !item.turned && gapTo(item, open) > Math.max(item.size, open.size) * EM.space;
  if (apart && !/\s$/u.test(open.end) && !/^\s/u.test(item.text)) open.pieces.push(' ');
  // A line that begins with something raised stands where its larger letters do.
  if (item.size > open.size) [open.y, open.size] = [item.y, item.size];
  open.pieces.push(item.text);
  open.end = item.text;
  open.left = Math.min(open.left, item.x);
  open.right = Math.max(open.right, item.x + item.width);
  open.items.push(item);
}

/** Bold letters are sometimes made by drawing them again a hair's breadth away. */
function drawnTwice(item: PdfItem, last: PdfItem): boolean {
  const near = Math.max(item.size, 1) * 0.1;
  return item.text === last.text && Math.abs(item.x - last.x) < near && Math.abs(item.y - last.y) < near;
}

/** A small raised figure right after a word or a sentence; after a unit (`m2`) it is an exponent. */
function refersToNote({ text, size, y }: PdfItem, open: Open): boolean {
  return (
    /^\d{1,3}$/u.test(text.trim()) &&
    size <= open.size * NOTE_SIZE &&
    y < open.y - open.size * 0.15 &&
    /(?:\p{Ll}{3}|[.,;:!?"'”’»)\]])$/u.test(open.end.slice(-3))
  );
}

function fragmentOf({ items, pieces, left, right, y }: Open): Fragment {
  const most = (key: (item: PdfItem) => string) => {
    const letters = new Map<string, number>();
    for (const item of items) letters.set(key(item), (letters.get(key(item)) ?? 0) + item.text.trim().length);
    return [...letters].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  };
  return {
    text: tidy(pieces.join('')),
    left,
    right,
    y,
    size: Number(most(({ size }) => size.toFixed(1))),
    font: most(({ font }) => font),
    turned: items[0]!.turned,
  };
}

/** White space collapsed; bullets of symbol fonts, which have no code of their own, as bullets; control characters as blanks. */
function tidy(text: string): string {
  return text
    .replace(/^[\uF0B7\uF0A7\uF076\uF0D8](?=\s|$)/u, '•')
    .replace(/[\p{Cc}\s\u200B\uFEFF]+/gu, ' ')
    .trim();
}
