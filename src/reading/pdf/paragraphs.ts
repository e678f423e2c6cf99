import type { BlockKind } from '../../types.js';
import { wordSeams, type Seam } from './hyphens.js';
import type { Row } from './rows.js';

/** A paragraph, heading, item or row of a table, put together from its lines. */
export interface Paragraph {
  readonly text: string;
  readonly kind: BlockKind;
  /** Page of its first line, and where in `text` each further page begins that it goes on to. */
  readonly page: number;
  readonly turns: readonly { readonly page: number; readonly at: number }[];
  /** Whether it is small print at the foot of a column: a note. */
  readonly note: boolean;
  readonly size: number;
}

/** Sizes beside the body's: headings are larger, notes smaller. */
const SIZES = { same: 0.06, near: 0.2, heading: 1.1, note: 0.93 };
/** Steps beside a column's usual one from which a paragraph begins. */
const WIDE_STEP = 1.3;
/** In ems: the steps of headings that run over several lines, which are fewer than those of their column. */
const HEADING_LEADING = 1.15;
/** In ems: what a first line is indented by; what is left free on a line that was not filled. */
const EM = { indent: [0.7, 5], free: 1.5 } as const;
/** Letters of a heading at most. */
const LONGEST_HEADING = 160;
const MAX_HEADING_ROWS = 4;
const SENTENCE_END = /[.!?…。！？:;]["'”’»)\]]*$/u;
const ITEM = /^(?:[•·▪◦‣●■►▸*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s/u;

interface Body {
  readonly size: number;
  readonly font: string;
}

/** Puts the lines of a document together to paragraphs, across columns and pages. */
export function paragraphsOf(rows: readonly Row[]): Paragraph[] {
  const body = bodyOf(rows);
  const seam = wordSeams(rows.map(({ text }) => text));
  const notes = noteRows(rows, body);
  const groups: Row[][] = [];
  // Notes at the foot of a column stand between two lines of the text above; each kind goes on where it left off.
  const open: Record<'text' | 'note', Row[] | null> = { text: null, note: null };
  rows.forEach((row, i) => {
    const stream = notes.has(row) ? 'note' : 'text';
    const group = open[stream];
    const next = rows[i + 1];
    if (group !== null && goesOn(group, row, next, body)) group.push(row);
    else groups.push((open[stream] = [row]));
  });
  return groups.map((group) => paragraphOf(group, notes.has(group[0]!), body, seam));
}

/** Size and font of most of the text. */
function bodyOf(rows: readonly Row[]): Body {
  const letters = new Map<string, { size: number; font: string; letters: number }>();
  for (const { size, font, text, table } of rows) {
    const key = `${size} ${font}`;
    const known = letters.get(key) ?? { size, font, letters: 0 };
    known.letters += table ? 0 : text.length;
    letters.set(key, known);
  }
  return [...letters.values()].reduce((a, b) => (b.letters > a.letters ? b : a), { size: 0, font: '', letters: -1 });
}

/** Lines in small print that end a column below larger ones. */
function noteRows(rows: readonly Row[], { size }: Body): Set<Row> {
  const notes = new Set<Row>();
  let end = rows.length;
  for (let i = rows.length - 1; i >= 0; i--) {
    // From here on is a column; its lines are looked at from below.
    if (rows[i]!.step !== null) continue;
    let at = end - 1;
    while (at > i && rows[at]!.size <= size * SIZES.note) at--;
    if (rows[at]!.size > size * SIZES.note) for (const row of rows.slice(at + 1, end)) notes.add(row);
    end = i;
  }
  return notes;
}

function goesOn(group: readonly Row[], row: Row, next: Row | undefined, body: Body): boolean {
  const last = group.at(-1)!;
  const resized = Math.abs(row.size - last.size) / last.size;
  if (last.table || row.table || resized > SIZES.near) return false;
  const ended = SENTENCE_END.test(last.text);
  if (ITEM.test(row.text) && (ended || ITEM.test(group[0]!.text) || /^\D/u.test(row.text))) return false;
  const heading = isHeading(group, body);
  if (heading !== isHeading([row], body) && (heading || last.font !== row.font)) return false;
  // Half a word needs its other half.
  const divided = /[\p{L}\p{N}][-‐\u00AD]$/u.test(last.text);
  const full = divided || last.right + widthOfFirstWord(row) + EM.free * last.size >= last.column.right;
  // A line may be mostly of another font, typewriter's for one, which is often set smaller.
  if (resized > SIZES.same && (ended || !full)) return false;
  const below = row.page === last.page && row.step !== null && row.y > last.y;
  // At the head of the next column or page, only a sentence that is not over goes on.
  if (!below) return !heading && !ended && (full || /^\p{Ll}/u.test(row.text));
  if (row.y - last.y > Math.max(row.leading, row.size * HEADING_LEADING * Number(heading)) * WIDE_STEP) return false;
  if (heading) return true;
  if (!full && (ended || !/^\p{Ll}/u.test(row.text))) return false;
  return !indented(row, last, next);
}

/** Whether a line is set in beside the one before it, as the first one of a paragraph; an item's lines are all set in. */
function indented(row: Row, last: Row, next: Row | undefined): boolean {
  const [least, most] = EM.indent;
  const by = (row.left - last.left) / row.size;
  if (by < least || by > most || ITEM.test(last.text)) return false;
  const following = next !== undefined && next.page === row.page && next.step !== null ? next.left : row.column.left;
  return row.left - following > least * row.size;
}

function widthOfFirstWord({ text, left, right }: Row): number {
  return ((right - left) * /^\S*/u.exec(text)![0].length) / text.length;
}

/** Larger than the body, or in another font throughout, and short: the one line does not reach the margin. */
function isHeading(group: readonly Row[], body: Body): boolean {
  if (group.length > MAX_HEADING_ROWS) return false;
  const text = group.map((row) => row.text).join(' ');
  if (group[0]!.table || text.length > LONGEST_HEADING || !/\p{L}/u.test(text)) return false;
  if (group[0]!.size >= body.size * SIZES.heading) return true;
  return (
    group.every(({ font, size }) => font !== body.font && size >= body.size * SIZES.note) &&
    group.every(({ right, size, column }) => right < column.right - 2 * EM.free * size) &&
    !/[.,;:]$/u.test(text) &&
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(text)
  );
}

function paragraphOf(
  group: readonly Row[],
  note: boolean,
  body: Body,
  seam: (before: string, after: string) => Seam,
): Paragraph {
  const pieces: string[] = [];
  const turns: { page: number; at: number }[] = [];
  let length = 0;
  group.forEach((row, i) => {
    const next = group[i + 1];
    const { cut, glue } = next === undefined ? ({ cut: 0, glue: '' } as const) : seam(row.text, next.text);
    // Half a word that is left on the page before counts to that page.
    if (i > 0 && row.page !== group[i - 1]!.page) turns.push({ page: row.page, at: length });
    const piece = row.text.slice(0, row.text.length - cut) + glue;
    pieces.push(piece);
    length += piece.length;
  });
  const first = group[0]!;
  const kind = first.table
    ? 'table-row'
    : ITEM.test(first.text) && !isHeading(group, body)
      ? 'list-item'
      : !note && isHeading(group, body)
        ? 'heading'
        : 'paragraph';
  return { text: pieces.join(''), kind, page: first.page, turns, note, size: first.size };
}
