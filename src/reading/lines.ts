import { wrapping } from '../tunables.js';
import type { BlockKind, Span } from '../types.js';

/** A line of the stored text as the classifier sees it: one paragraph, heading, item or piece of page furniture. */
export interface Line extends Span {
  /** What the markup says it is; null for plain text, where the classifier finds out. */
  readonly kind: BlockKind | null;
  /** Whether all of it is one link: in the middle of an article, the headline of another. */
  readonly linked: boolean;
  /** Why the reader knows it to be furniture, where it does. */
  readonly furniture?: string;
}

const BULLET = /^(?:[•·▪◦‣●■►▸*–-]|\d{1,3}[.)])\s/u;
const SENTENCE_END = /[.!?…。！？:]["'”’»)\]]*$/u;

/** A line as it stands in the file. */
interface RawLine extends Span {
  /** Whether it begins the text or follows a blank line. */
  readonly first: boolean;
}

/**
 * The lines of plain text from `from` on, without the white space around them; blank ones are passed over. Where the text is wrapped at a
 * column, the lines of a paragraph are joined to one.
 */
export function linesOf(text: string, from = 0): Line[] {
  const lines = rawLines(text, from);
  const column = wrapColumn(text, lines);
  const paragraphs = column === null ? lines : joined(text, lines, column);
  return paragraphs.map(({ start, end }) => ({ start, end, kind: null, linked: false }));
}

function rawLines(text: string, from: number): RawLine[] {
  const lines: RawLine[] = [];
  for (const { 0: raw, index } of text.slice(from).matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    const inner = raw.trim();
    if (inner === '') continue;
    const start = from + index + raw.indexOf(inner);
    const before = lines.at(-1);
    const breaks = before === undefined ? null : text.slice(before.end, start).match(/\r\n|[\n\r\u2028\u2029]/gu);
    lines.push({ start, end: start + inner.length, first: breaks === null || breaks.length > 1 });
  }
  return lines;
}

/**
 * The column at which text is wrapped, or null. In wrapped text most lines that are followed by another without a blank line between end
 * in mid-sentence, where the next one's first word would not have fitted.
 */
function wrapColumn(text: string, lines: readonly RawLine[]): number | null {
  const followed = lines.filter((_, i) => lines[i + 1]?.first === false);
  const column = followed.reduce((widest, { start, end }) => Math.max(widest, end - start), 0);
  if (followed.length < wrapping.lines || column > wrapping.widest || column < wrapping.narrowest) return null;
  const wrapped = lines.filter((line, i) => {
    const next = lines[i + 1];
    return (
      next?.first === false && goesOn(text, line, next, column) && !SENTENCE_END.test(text.slice(line.start, line.end))
    );
  });
  return wrapped.length / followed.length >= wrapping.share ? column : null;
}

function goesOn(text: string, line: Span, next: Span, column: number): boolean {
  const following = text.slice(next.start, next.end);
  if (BULLET.test(following)) return false;
  // Whatever the margin: a sentence that has not ended goes on in lower case.
  if (/^\p{Ll}/u.test(following) && !SENTENCE_END.test(text.slice(line.start, line.end))) return true;
  const firstWord = /^\S+/u.exec(following)![0];
  return line.end - line.start + 1 + firstWord.length > column - wrapping.ragged;
}

function joined(text: string, lines: readonly RawLine[], column: number): Span[] {
  const paragraphs: { start: number; end: number }[] = [];
  lines.forEach((line, i) => {
    const last = paragraphs.at(-1);
    if (last !== undefined && !line.first && goesOn(text, lines[i - 1]!, line, column)) last.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  });
  return paragraphs;
}
