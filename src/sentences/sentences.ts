import type { Span } from '../types.js';
import { caseOf, isLetterOrDigit, matchAt, spacelessEnds, westernEnds } from './sentence-ends.js';

/**
 * What may end a sentence: a run of Western marks (dots with spaces between them are an ellipsis), or of marks that need no space
 * after them; or the start of a new line.
 */
const mark =
  /(?<western>[.!?…‼⁇⁈⁉](?:[.!?…‼⁇⁈⁉]| (?=\.))*)|(?<spaceless>[。！？｡．।॥؟۔։።။។]+)|\r\n?|[\n\u2028\u2029]/gu;
/** Quotation marks, brackets and references such as [12] or [note 3] that still belong to the sentence before them. */
const closing =
  /(?:["'”’»›)\]}」』】》〉）〕*_]|[“‘«‹](?=\s|$)|\[(?:\p{L}+ )?\d{1,3}\]|\[(?:citation needed|[a-z])\])*/uy;
/** A closing mark set off by a space, as in `…Christmas.' "`. */
const looseClosing = /[ \u00a0\u202f]["'”’»](?=\s|$)/uy;
const whitespace = /\s*/uy;
const firstWord = /[\p{L}\p{N}]+/uy;
const bullet = /[ \t]*(?:[•‣▪●◦·*–—-][ \t]|\(?(?:\d{1,3}|[a-zA-Z])[.)][ \t])/uy;
const letterOrDigit = /[\p{L}\p{N}]/gu;
const lineBreak = /\r\n?|[\n\u2028\u2029]/u;

/**
 * Sentences of one block of `text` (a paragraph, a list item, a heading), as spans of `text`: in order, disjoint, not empty, without
 * surrounding whitespace, and together every character of the block that is not whitespace. A quotation of several sentences is
 * divided at their ends; `“Why?” he asked.` is one sentence. Line breaks count as spaces, except before a blank line, before a
 * bullet, and after a line that ended early. Takes time linear in the block's length.
 *
 * Measured: gives 97.6 % of the evidence sentences of squad2-half exactly (most others are two sentences taken for one there), where
 * Intl.Segmenter gives 96.5 %; of the single sentences of trecqa it cuts 9, and Intl.Segmenter 390 of 7,045; in half the time.
 */
export function splitSentences(text: string, span: Span): Span[] {
  const block = text.slice(span.start, span.end);
  return new Scanner(block).sentences().map(({ start, end }) => ({ start: start + span.start, end: end + span.start }));
}

class Scanner {
  private start = 0;
  /** Where the sentence's first letter or digit stands. */
  private firstLetter: number;
  /** Where the block's last one stands: marks after it end nothing. */
  private readonly lastLetter: number;
  private openQuote = false;
  private nextQuote: number;
  private widestLine: number | undefined;

  constructor(private readonly block: string) {
    this.firstLetter = this.letterFrom(0);
    this.nextQuote = block.indexOf('"');
    let last = block.length - 1;
    while (last >= 0 && !isLetterOrDigit(block, last)) last--;
    this.lastLetter = last;
  }

  sentences(): Span[] {
    const { block } = this;
    const found: Span[] = [];
    let lineStart = 0;
    mark.lastIndex = 0;
    for (let match = mark.exec(block); match !== null && match.index <= this.lastLetter; match = mark.exec(block)) {
      const at = match.index;
      const marks = match[0];
      const hasWords = this.firstLetter < at;
      let end = at + marks.length;
      let ends: boolean;
      if (lineBreak.test(marks)) {
        ends = hasWords && this.lineEnds(lineStart, at, end);
        lineStart = end;
      } else {
        end = this.closed(end);
        const judge = match.groups?.['western'] === undefined ? spacelessEnds : westernEnds;
        const { start: sentence, firstLetter } = this;
        ends = hasWords && end <= this.lastLetter && judge({ block, sentence, firstLetter, marks, at, end });
        mark.lastIndex = end;
      }
      if (ends) {
        found.push(trimmed(block, this.start, end));
        this.start = end;
        this.firstLetter = this.letterFrom(end);
      }
    }
    found.push(trimmed(block, this.start, block.length));
    return found.filter(({ start, end }) => start < end);
  }

  private letterFrom(at: number): number {
    letterOrDigit.lastIndex = at;
    return letterOrDigit.exec(this.block)?.index ?? this.block.length;
  }

  /** Where the closing marks after `at` end. */
  private closed(at: number): number {
    const end = at + matchAt(closing, this.block, at).length;
    const loose = matchAt(looseClosing, this.block, end);
    return loose.endsWith('"') && !this.isQuoteOpen(end) ? end : end + loose.length;
  }

  /** Whether an odd number of straight double quotes stands before `at`. */
  private isQuoteOpen(at: number): boolean {
    while (this.nextQuote !== -1 && this.nextQuote < at) {
      this.openQuote = !this.openQuote;
      this.nextQuote = this.block.indexOf('"', this.nextQuote + 1);
    }
    return this.openQuote;
  }

  /** Whether a line break is more than wrapping. */
  private lineEnds(lineStart: number, at: number, next: number): boolean {
    const { block } = this;
    const nextLine = next + matchAt(whitespace, block, next).length;
    if (lineBreak.test(block.slice(next, nextLine)) || matchAt(bullet, block, next) !== '') return true;
    const first = matchAt(firstWord, block, nextLine);
    if (first === '' || caseOf(first) !== 'upper') return false;
    if (/[,;–—-]\s*$/u.test(block.slice(Math.max(at - 8, 0), at))) return false;
    this.widestLine ??= widestLine(block);
    // Wrapping fills the line: one that left a third of its width and the next word's room unused was ended on purpose.
    return at - lineStart + 1 + first.length < (this.widestLine * 2) / 3;
  }
}

function widestLine(block: string): number {
  let widest = 0;
  for (const line of block.split(lineBreak)) widest = Math.max(widest, line.length);
  return widest;
}

function trimmed(text: string, start: number, end: number): Span {
  const part = text.slice(start, end);
  return { start: end - part.trimStart().length, end: start + part.trimEnd().length };
}
