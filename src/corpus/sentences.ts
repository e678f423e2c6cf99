import type { Span } from '../types.js';
import {
  afterTimes,
  anywhere,
  beforeNames,
  beforeNumbers,
  exclaimed,
  germanMonths,
  saying,
  starters,
} from './abbreviations.js';

/**
 * What may end a sentence: a run of Western marks (dots with spaces between them are an ellipsis), or of marks that need no space
 * after them; or the start of a new line.
 */
const mark = /(?<western>[.!?…‼⁇⁈⁉](?:[.!?…‼⁇⁈⁉]| (?=\.))*)|(?<other>[。！？｡．।॥؟۔։።။។]+)|\r\n?|[\n\u2028\u2029]/gu;
/** Quotation marks, brackets and references such as [12] or [note 3] that still belong to the sentence before them. */
const closing = /(?:["'”’»›)\]}」』】》〉）〕*_]|\[(?:\p{L}+ )?\d{1,3}\]|\[(?:citation needed|[a-z])\])*/uy;
/** A closing mark set off by a space, as in `…Christmas.' "`. */
const looseClosing = /[ \u00a0]["'”’](?=\s|$)/uy;
const whitespace = /\s*/uy;
/** What may stand before the first word of a sentence; bounded, so that a line of nothing but marks costs no more than its length. */
const opening = /[^\p{L}\p{N}.!?…。！？]{0,64}/uy;
const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/uy;
const attribution = /(?:[\p{Lu}][\p{L}\p{M}.'’-]*\s+){1,4}(\p{Ll}+)\b/uy;
const bullet = /[ \t]*(?:[•‣▪●◦·*–—-][ \t]|\(?(?:\d{1,3}|[a-zA-Z])[.)][ \t])/uy;
const letterOrDigit = /[\p{L}\p{N}]/gu;
const beforeWord = new Set('\'"“”„‘’‚«»‹›([{<>/\\|—–-:;,=+*_「『（【《');
const sayingChinese = /[^。！？]{1,6}?[说說问問道叫喊]/uy;

/**
 * Sentences of one block of `text` (a paragraph, a list item, a heading), as spans of `text`: in order, disjoint, not empty, without
 * surrounding whitespace, and together every character of the block that is not whitespace. A quotation of several sentences is
 * divided at their ends; `“Why?” he asked.` is one sentence. Line breaks count as spaces, except before a blank line, before a
 * bullet, and after a line that ended early. Takes time linear in the block's length.
 */
export function splitSentences(text: string, span: Span): Span[] {
  const block = text.slice(span.start, span.end);
  return new Scanner(block).sentences().map(({ start, end }) => ({ start: start + span.start, end: end + span.start }));
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

type Case = 'upper' | 'lower' | 'digit' | 'uncased';

function caseOf(character: string): Case {
  const code = character.charCodeAt(0);
  if (code < 128) return code < 58 ? 'digit' : code < 91 ? 'upper' : 'lower';
  if (character !== character.toLowerCase()) return 'upper';
  if (character !== character.toUpperCase()) return 'lower';
  return /\p{N}/u.test(character) ? 'digit' : 'uncased';
}

/** The word before a full stop. */
interface Before {
  readonly start: number;
  readonly text: string;
}

/** The word after a mark: its first letter or digit stands at `at`. */
interface After {
  readonly at: number;
  readonly text: string;
  readonly case: Case;
  /** Whether a dash stands before it. */
  readonly dashed: boolean;
}

class Scanner {
  private start = 0;
  /** Where the sentence's first letter or digit stands. */
  private firstLetter = 0;
  private readonly lastLetter: number;
  private straightQuotes = 0;
  private countedTo = 0;
  private widestLine: number | undefined;

  constructor(private readonly block: string) {
    this.firstLetter = this.letterFrom(0);
    let last = block.length - 1;
    while (last >= 0 && !isLetterOrDigit(block, last)) last--;
    this.lastLetter = last;
  }

  sentences(): Span[] {
    const { block } = this;
    const found: Span[] = [];
    const cut = (end: number, next: number): void => {
      found.push(trimmed(block, this.start, end));
      this.start = next;
      this.firstLetter = this.letterFrom(next);
    };
    let lineStart = 0;
    mark.lastIndex = 0;
    for (let match = mark.exec(block); match !== null; match = mark.exec(block)) {
      const at = match.index;
      if (at > this.lastLetter) break;
      let end = at + match[0].length;
      const { western, other } = match.groups ?? {};
      if (western === undefined && other === undefined) {
        if (this.firstLetter < at && this.lineEnds(lineStart, at, end)) cut(at, end);
        lineStart = end;
        continue;
      }
      end = this.closed(end);
      if (end <= this.lastLetter && this.firstLetter < at) {
        const ends = western === undefined ? this.otherEnds(match[0], at, end) : this.westernEnds(match[0], at, end);
        if (ends) cut(end, end);
      }
      mark.lastIndex = end;
    }
    if (this.start < block.length) found.push(trimmed(block, this.start, block.length));
    return found.filter(({ start, end }) => start < end);
  }

  private letterFrom(at: number): number {
    letterOrDigit.lastIndex = at;
    return letterOrDigit.exec(this.block)?.index ?? this.block.length;
  }

  /** Where the closing marks after `at` end. */
  private closed(at: number): number {
    let end = at + matchAt(closing, this.block, at).length;
    const loose = matchAt(looseClosing, this.block, end);
    if (loose !== '' && (!loose.endsWith('"') || this.quoteIsOpen(end))) end += loose.length;
    return end;
  }

  /** Whether an odd number of straight double quotes stands before `at`. */
  private quoteIsOpen(at: number): boolean {
    for (let quote = this.block.indexOf('"', this.countedTo); quote !== -1 && quote < at;) {
      this.straightQuotes++;
      quote = this.block.indexOf('"', quote + 1);
    }
    this.countedTo = Math.max(this.countedTo, at);
    return this.straightQuotes % 2 === 1;
  }

  /** Whether a line break is more than wrapping. */
  private lineEnds(lineStart: number, at: number, next: number): boolean {
    const { block } = this;
    const nextLine = next + matchAt(whitespace, block, next).length;
    if (/[\n\r\u2028\u2029]/u.test(block.slice(next, nextLine)) || matchAt(bullet, block, next) !== '') return true;
    const first = matchAt(word, block, nextLine);
    if (first === '' || caseOf(first) !== 'upper' || /[,;–—-]\s*$/.test(block.slice(Math.max(at - 8, 0), at)))
      return false;
    this.widestLine ??= widestLine(block);
    // Wrapping fills the line: one that left a third of its width and the next word's room unused was ended on purpose.
    return at - lineStart + 1 + first.length < (this.widestLine * 2) / 3;
  }

  private otherEnds(marks: string, at: number, end: number): boolean {
    const { block } = this;
    const quoted = end > at + marks.length;
    if (!quoted) return true;
    if (/^\s*[と、，,]/u.test(block.slice(end, end + 4)) || block.startsWith('って', end)) return false;
    return /[。।]/u.test(marks) || matchAt(sayingChinese, block, end) === '';
  }

  private westernEnds(marks: string, at: number, end: number): boolean {
    const { block } = this;
    const after = this.wordAfter(end);
    if (after === undefined) return false;
    const spaced = /\s/u.test(block.charAt(end));
    const before = this.wordBefore(at);
    if (!spaced) return this.endsWithoutSpace(marks, before, after, at, end);
    if (after.case === 'lower' && !/^\p{Ll}\p{Lu}/u.test(after.text)) return false;
    const closers = block.slice(at + marks.length, end);
    if (marks === '.') return this.fullStopEnds(before, after, closers);
    if (/["'”’»›]/u.test(closers) && this.attributes(after)) return false;
    if (/^(?:\.|…)/u.test(marks)) return !/^I(?:['’]|$)/u.test(after.text);
    return !(marks === '!' && closers === '' && exclaimed.has(before.text) && !starters.has(after.text));
  }

  private fullStopEnds(before: Before, after: After, closers: string): boolean {
    const startsSentence =
      starters.has(after.text.replace('’', "'")) && this.block.charAt(after.at + after.text.length) !== '.';
    if (/["”»]/u.test(closers)) return !(this.abbreviates(before) && this.attributes(after));
    // "(in the U.S.) Smith": the stop is the abbreviation's, unless the whole sentence stands in brackets.
    if (
      closers.startsWith(')') &&
      this.abbreviates(before) &&
      !/^[([]/.test(this.block.slice(this.start).trimStart().slice(0, 1))
    ) {
      return false;
    }
    const { text } = before;
    if (text === '') return true;
    // A dateline: "RALEIGH, N.C. — Voters…".
    if (after.dashed && (this.abbreviates(before) || /^(?:[ap]\.m|\p{Lu}+)$/u.test(text))) return false;
    if (this.enumerates(before)) return false;
    if (beforeNames.has(text)) return false;
    if (/^[ap]\.m$/i.test(text)) return !afterTimes.has(after.text);
    if (beforeNumbers.has(text)) return after.case !== 'digit' && (text.length > 1 || startsSentence);
    if (/^\d+$/.test(text)) return !(text.length < 3 && germanMonths.has(after.text));
    if (anywhere.has(text) || /^(?:\p{L}\.)*\p{L}$/u.test(text)) return startsSentence || this.isNumeral(before);
    return true;
  }

  /** Whether a full stop after this word may be an abbreviation's. */
  private abbreviates({ text }: Before): boolean {
    return beforeNames.has(text) || anywhere.has(text) || /^(?:\p{L}\.)*\p{L}$/u.test(text);
  }

  /** The I of "World War I", which is no initial. */
  private isNumeral({ start, text }: Before): boolean {
    return text === 'I' && /\bWar $/.test(this.block.slice(Math.max(0, start - 5), start));
  }

  /** Whether the word is the "1" of "1. First", at the start of a sentence. */
  private enumerates({ start, text }: Before): boolean {
    return start <= this.firstLetter && /^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$/.test(text);
  }

  /** Text scraped without the space: "…left.The rest…". */
  private endsWithoutSpace(marks: string, before: Before, after: After, at: number, end: number): boolean {
    return (
      after.at === end &&
      marks.length === 1 &&
      starters.has(after.text) &&
      /^\p{Lu}?\p{Ll}{2,}$/u.test(end > at + 1 ? 'any' : before.text) &&
      /^\s/u.test(this.block.slice(end + after.text.length))
    );
  }

  private attributes(after: After): boolean {
    if (starters.has(after.text) && after.text !== 'I') return false;
    attribution.lastIndex = after.at;
    return saying.has(attribution.exec(this.block)?.[1] ?? '');
  }

  private wordBefore(at: number): Before {
    const { block } = this;
    let start = at;
    const earliest = Math.max(this.start, at - 24);
    while (start > earliest && !/\s/u.test(block.charAt(start - 1)) && !this.opensWord(start - 1)) start--;
    return { start, text: block.slice(start, at) };
  }

  /** Whether the character is a mark before a word, and not the apostrophe in it. */
  private opensWord(at: number): boolean {
    const character = this.block.charAt(at);
    return beforeWord.has(character) && !(/['’]/.test(character) && at > 0 && isLetterOrDigit(this.block, at - 1));
  }

  private wordAfter(end: number): After | undefined {
    let at = end + matchAt(whitespace, this.block, end).length;
    const marks = matchAt(opening, this.block, at);
    at += marks.length;
    const text = matchAt(word, this.block, at);
    return text === '' ? undefined : { at, text, case: caseOf(text), dashed: /^[-–—_]/u.test(marks) };
  }
}

function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
  return /[\p{L}\p{N}\p{Cs}]/u.test(text.charAt(at));
}

function widestLine(block: string): number {
  let widest = 0;
  for (const line of block.split(/\r\n?|[\n\u2028\u2029]/u)) widest = Math.max(widest, line.length);
  return widest;
}

function trimmed(text: string, start: number, end: number): Span {
  const part = text.slice(start, end);
  return { start: end - part.trimStart().length, end: start + part.trimEnd().length };
}
