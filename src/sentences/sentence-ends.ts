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

/** A run of marks that may end a sentence of `block`. */
export interface Candidate {
  readonly block: string;
  /** Where the sentence starts, and where its first letter or digit stands. */
  readonly sentence: number;
  readonly firstLetter: number;
  /** `.`, `?!`, `…` and where they stand. */
  readonly marks: string;
  readonly at: number;
  /** Where the quotation marks and brackets after the marks end. */
  readonly end: number;
}

/** What may stand before the first word of a sentence; bounded, so that a line of nothing but marks costs no more than its length. */
const opening = /[^\p{L}\p{N}.!?…。！？]{0,64}/uy;
const whitespace = /\s*/uy;
const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/uy;
const attribution = /(?:[\p{Lu}][\p{L}\p{M}.'’-]*\s+){1,4}(\p{Ll}+)\b/uy;
const sayingChinese = /[^。！？]{1,6}?[说說问問道叫喊]/uy;
const quotationMark = /["'“”‘’«»‹›]/u;
const beforeWord = new Set('\'"“”„‘’‚«»‹›([{<>/\\|—–-:;,=+*_「『（【《');
/** UTF-16 units looked at before a full stop: the longest abbreviation, and as much again. */
const lookBehind = 24;

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

/** Whether marks that need no space after them (。！？।؟) end a sentence: not where what was said is attributed after the quotation. */
export function spacelessEnds({ block, marks, at, end }: Candidate): boolean {
  if (end === at + marks.length) return true;
  if (/^\s*[と、，,]/u.test(block.slice(end, end + 4)) || block.startsWith('って', end)) return false;
  return /[。।]/u.test(marks) || matchAt(sayingChinese, block, end) === '';
}

/** Whether full stops, question marks, exclamation marks or an ellipsis end a sentence. */
export function westernEnds(candidate: Candidate): boolean {
  const { block, marks, at, end } = candidate;
  const after = wordAfter(block, end);
  if (after === undefined) return false;
  const before = wordBefore(candidate);
  if (!/\s/u.test(block.charAt(end))) return endsWithoutSpace(candidate, before, after);
  if (after.case === 'lower' && !/^\p{Ll}\p{Lu}/u.test(after.text)) return false;
  if (marks === '.') return fullStopEnds(candidate, before, after);
  const quoted = quotationMark.test(block.slice(at + marks.length, end));
  if (quoted && attributes(block, after)) return false;
  if (/^[.…]/u.test(marks)) return !/^I(?:['’]|$)/u.test(after.text);
  const isName = marks === '!' && !quoted && exclaimed.has(before.text);
  return !isName || starters.has(after.text);
}

function fullStopEnds(candidate: Candidate, before: Before, after: After): boolean {
  const { block, at, end, sentence } = candidate;
  const closers = block.slice(at + 1, end);
  const startsSentence =
    starters.has(after.text.replace('’', "'")) && block.charAt(after.at + after.text.length) !== '.';
  if (/["“”«»]/u.test(closers)) return !(abbreviates(before) && attributes(block, after));
  // "(in the U.S.) Smith": the stop is the abbreviation's, unless the whole sentence stands in brackets.
  if (closers.startsWith(')') && abbreviates(before) && !/^\s*[([]/u.test(block.slice(sentence, sentence + 8))) {
    return false;
  }
  const { text } = before;
  if (text === '') return true;
  // A dateline: "RALEIGH, N.C. — Voters…".
  if (after.dashed && (abbreviates(before) || /^(?:[ap]\.m|\p{Lu}+)$/u.test(text))) return false;
  if (enumerates(candidate, before) || beforeNames.has(text)) return false;
  if (/^[ap]\.m$/i.test(text)) return !afterTimes.has(after.text);
  if (beforeNumbers.has(text)) return after.case !== 'digit' && (text.length > 1 || startsSentence);
  if (/^\d+$/.test(text)) return !(text.length < 3 && germanMonths.has(after.text));
  return startsSentence || !abbreviates(before) || isNumeral(block, before);
}

/** Whether a full stop after this word may be an abbreviation's. */
function abbreviates({ text }: Before): boolean {
  return beforeNames.has(text) || anywhere.has(text) || /^(?:\p{L}\.)*\p{L}$/u.test(text);
}

/** The I of "World War I", which is no initial. */
function isNumeral(block: string, { start, text }: Before): boolean {
  return text === 'I' && /\bWar $/.test(block.slice(Math.max(0, start - 5), start));
}

/** Whether the word is the "1" of "1. First", at the start of a sentence. */
function enumerates({ firstLetter }: Candidate, { start, text }: Before): boolean {
  return start <= firstLetter && /^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$/.test(text);
}

/** Text scraped without the space: "…left.The rest…". */
function endsWithoutSpace({ block, marks, at, end }: Candidate, before: Before, after: After): boolean {
  return (
    after.at === end &&
    marks.length === 1 &&
    starters.has(after.text) &&
    (end > at + 1 || /^\p{Lu}?\p{Ll}{2,}$/u.test(before.text)) &&
    /^\s/u.test(block.slice(end + after.text.length, end + after.text.length + 1))
  );
}

/** Whether what follows says who spoke: "Why?" Smith asked. */
function attributes(block: string, after: After): boolean {
  if (starters.has(after.text) && after.text !== 'I') return false;
  attribution.lastIndex = after.at;
  return saying.has(attribution.exec(block)?.[1] ?? '');
}

function wordBefore({ block, sentence, at }: Candidate): Before {
  let start = at;
  const earliest = Math.max(sentence, at - lookBehind);
  while (start > earliest && !/\s/u.test(block.charAt(start - 1)) && !opensWord(block, start - 1)) start--;
  return { start, text: block.slice(start, at) };
}

/** Whether the character is a mark before a word, and not the apostrophe in it. */
function opensWord(block: string, at: number): boolean {
  const character = block.charAt(at);
  if (!beforeWord.has(character)) return false;
  return !(/['’]/.test(character) && at > 0 && isLetterOrDigit(block, at - 1));
}

function wordAfter(block: string, end: number): After | undefined {
  let at = end + matchAt(whitespace, block, end).length;
  const marks = matchAt(opening, block, at);
  at += marks.length;
  const text = matchAt(word, block, at);
  return text === '' ? undefined : { at, text, case: caseOf(text), dashed: /^[-–—_]/u.test(marks) };
}

/** What a sticky pattern matches at an offset; empty where it doesn't. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

export function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
  return /[\p{L}\p{N}\p{Cs}]/u.test(text.charAt(at));
}

type Case = 'upper' | 'lower' | 'digit' | 'uncased';

/** The case of a word's first character. */
export function caseOf(text: string): Case {
  const character = String.fromCodePoint(text.codePointAt(0)!);
  const code = character.charCodeAt(0);
  if (code < 128) return code < 58 ? 'digit' : code < 91 ? 'upper' : 'lower';
  if (character !== character.toLowerCase()) return 'upper';
  if (character !== character.toUpperCase()) return 'lower';
  return /\p{N}/u.test(character) ? 'digit' : 'uncased';
}
