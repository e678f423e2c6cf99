import type { Line } from '../lines.js';
import type { PdfPage } from './document.js';
import { fragmentsOf } from './fragments.js';
import { markMargins, type MarkedPage } from './margins.js';
import { inReadingOrder } from './order.js';
import { paragraphsOf, type Paragraph } from './paragraphs.js';
import { rowsOf } from './rows.js';

/** A PDF as plain text, what each of its lines is, and where each of its pages begins. */
export interface PdfText {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Offsets, never falling, the first one 0. A page without text begins where the next one does. */
  readonly pages: readonly number[];
  /** The text in the largest letters of the first page, if they are larger than most. */
  readonly headline: string | null;
}

/** A line beside the text: a header, a footer, a page number. */
interface Beside {
  readonly page: number;
  readonly text: string;
  readonly reason: string;
}

/**
 * The plain text of pages: lines joined to paragraphs, which go on over columns and pages. Headers, footers and notes do not come
 * between the halves of such a paragraph: those of the page on which it begins come before it, those of the next one after it.
 */
export function textOfPages(pages: readonly PdfPage[]): PdfText {
  const marked = markMargins(pages.map(({ items, height }) => ({ fragments: fragmentsOf(items), height })));
  const rows = marked.flatMap(({ fragments, reasons }, page) =>
    rowsOf(inReadingOrder(fragments.filter((one) => !reasons.has(one))), page),
  );
  const paragraphs = paragraphsOf(rows);
  const writer = new PageWriter(pages.length);
  const heads = marked.flatMap((page, number) => besideOf(page, number, true));
  const feet: (Beside | Paragraph)[] = marked.flatMap((page, number) => besideOf(page, number, false));
  // Notes before the footer of their page.
  for (const note of paragraphs.filter((one) => one.note)) {
    const at = feet.findIndex((foot) => foot.page > note.page || (foot.page === note.page && 'reason' in foot));
    feet.splice(at < 0 ? feet.length : at, 0, note);
  }
  const upTo = (queue: (Beside | Paragraph)[], page: number) => {
    while (queue[0] !== undefined && queue[0].page <= page) writer.write(queue.shift()!);
  };
  for (const paragraph of paragraphs.filter((one) => !one.note)) {
    upTo(feet, paragraph.page - 1);
    upTo(heads, paragraph.page);
    if (paragraph.turns.length > 0) upTo(feet, paragraph.page);
    writer.write(paragraph);
  }
  for (let page = 0; page < pages.length; page++) {
    upTo(heads, page);
    upTo(feet, page);
  }
  return { ...writer.finish(), headline: headlineOf(paragraphs) };
}

/** What is beside the text of a page, above the middle or below it. */
function besideOf({ fragments, height, reasons }: MarkedPage, page: number, above: boolean): Beside[] {
  return fragments.flatMap((fragment) => {
    const reason = reasons.get(fragment);
    return reason !== undefined && fragment.y < height / 2 === above ? [{ page, text: fragment.text, reason }] : [];
  });
}

function headlineOf(paragraphs: readonly Paragraph[]): string | null {
  const first = paragraphs[0]?.page;
  const largest = paragraphs
    .filter(({ page, kind }) => page === first && kind === 'heading')
    .reduce<Paragraph | null>((a, b) => (a === null || b.size > a.size ? b : a), null);
  const most = Math.max(
    0,
    ...paragraphs.slice(0, 200).flatMap(({ kind, size }) => (kind === 'paragraph' ? [size] : [])),
  );
  return largest !== null && largest.size > most * 1.1 && /\p{L}{2}/u.test(largest.text) ? largest.text : null;
}

/** Writes what belongs to pages one after the other, and remembers where each page began. */
class PageWriter {
  private text = '';
  private readonly lines: Line[] = [];
  private readonly starts: (number | null)[];
  private last: string | null = null;

  constructor(pages: number) {
    this.starts = Array.from({ length: pages }, () => null);
  }

  write(part: Beside | Paragraph): void {
    const kind = 'kind' in part ? part.kind : null;
    const tight = kind === this.last && (kind === 'list-item' || kind === 'table-row');
    if (this.text !== '') this.text += tight ? '\n' : '\n\n';
    const start = this.text.length;
    this.begin(part.page, start);
    for (const { page, at } of 'turns' in part ? part.turns : []) this.begin(page, start + at);
    this.text += part.text;
    const furniture = 'reason' in part ? { furniture: part.reason } : {};
    this.lines.push({ start, end: this.text.length, kind, linked: false, ...furniture });
    this.last = kind;
  }

  finish(): Omit<PdfText, 'headline'> {
    const pages: number[] = [];
    let next = this.text.length;
    for (const start of [...this.starts].reverse()) {
      next = Math.min(next, start ?? next);
      pages.push(next);
    }
    pages.reverse();
    if (pages.length > 0) pages[0] = 0;
    return { text: this.text, lines: this.lines, pages };
  }

  private begin(page: number, at: number): void {
    this.starts[page] ??= at;
  }
}
