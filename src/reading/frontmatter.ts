import { parse, YAMLParseError } from 'yaml';
import { reading } from '../tunables.js';
import { fieldNamed } from './fields.js';

/** Metadata at the head of a text, and where the article begins. */
export interface FrontMatter {
  readonly record: Readonly<Record<string, unknown>>;
  /** Offset of the first character after it; 0 without front matter. */
  readonly end: number;
  /** What was wrong with it and what to do, for people; the text is read all the same. */
  readonly problem: string | null;
}

const NONE: FrontMatter = { record: {}, end: 0, problem: null };
const OPENING = /^\s*---[ \t]*\r?\n/u;
/** A fence of three dashes, lines, and a fence of three dashes or dots. */
const FENCED =
  /^\s*---[ \t]*\r?\n((?:(?!(?:---|\.\.\.)[ \t]*(?:\r?\n|$)).*\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const PAIR = /^([\p{L}_][\p{L}\d_ -]{0,29}):(?:\s+(\S.*))?$/u;
const TOO_LONG =
  `The front matter has more than ${reading.maxFrontMatter} characters, so that only its plain "key: value" lines are used. ` +
  `Keep to what tells of the article.`;
/** UTF-16 units of a line that a message shows. */
const SHOWN = 60;

/** The YAML front matter of a text. Of malformed YAML, what reads `key: value` is taken; where no fence closes it, its first such lines. */
export function frontMatterOf(text: string): FrontMatter {
  const match = FENCED.exec(text);
  if (match === null) return unclosed(text);
  const [whole, yaml] = [match[0], match[1]!];
  try {
    if (yaml.length > reading.maxFrontMatter) throw new Error(TOO_LONG);
    const parsed: unknown = parse(yaml, { maxAliasCount: 10, logLevel: 'error' });
    if (parsed === null) return { ...NONE, end: whole.length };
    // A horizontal rule above a paragraph and one below look like front matter, but hold no mapping.
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return NONE;
    return { record: parsed as Record<string, unknown>, end: whole.length, problem: null };
  } catch (error) {
    // Prose between the fences: the second one is a horizontal rule of the article.
    if (yaml.split(/\r?\n/u).some(isProse)) return unclosed(text);
    const record = pairs(yaml.split(/\r?\n/u));
    return record === null ? NONE : { record, end: whole.length, problem: malformed(error, text, yaml) };
  }
}

/** Says which line of the file is at fault, as far as the parser tells. */
function malformed(error: unknown, text: string, yaml: string): string {
  if (error instanceof Error && error.message === TOO_LONG) return TOO_LONG;
  const lines = yaml.split(/\r?\n/u);
  // A quotation that is not closed comes to light where the front matter ends.
  const open = lines.findIndex((line) => /:\s+(["'])(?:(?!\1).)*$/u.test(line)) + 1;
  const told = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? null) : null;
  const at = open > 0 ? open : told;
  const before = text.slice(0, text.indexOf(yaml)).split('\n').length - 1;
  const found = at === null ? '' : (lines[Math.min(at, lines.length) - 1] ?? '').trim();
  const where = at === null ? '' : ` at line ${before + at}${found === '' ? '' : `: ${found.slice(0, SHOWN)}`}`;
  return (
    `The front matter is not valid YAML${where}. Put values with colons, quotation marks or brackets between quotation marks, ` +
    `and close every one. Until then only its plain "key: value" lines are used.`
  );
}

/** Front matter that no fence closes: the lines after its first fence that read `key: value`, if they name a field. */
function unclosed(text: string): FrontMatter {
  const opening = OPENING.exec(text);
  if (opening === null) return NONE;
  const taken: string[] = [];
  let end = opening[0].length;
  for (const [line] of text.slice(end).matchAll(/[^\n]*(?:\n|$)/gu)) {
    const isMore = taken.length > 0 && /^\s+\S|^- /u.test(line);
    if (!PAIR.test(line.trimEnd()) && !isMore) break;
    taken.push(line.trimEnd());
    end += line.length;
  }
  const record = pairs(taken);
  if (record === null || !Object.keys(record).some((key) => fieldNamed(key) !== null)) return NONE;
  const first = text.slice(0, opening[0].length).split('\n').length - 1;
  const problem =
    `The front matter that begins at line ${first} is not closed: put a line of three dashes after line ${first + taken.length}, ` +
    `its last one. Its fields were used, and the text after them was read.`;
  return { record, end, problem };
}

/** Whether a line is a sentence or two rather than a field. */
function isProse(line: string): boolean {
  return !PAIR.test(line.trimEnd()) && line.trim().split(/\s+/u).length >= 6 && /[.!?]["'”’)]*\s*$/u.test(line);
}

/**
 * Lines `Title: …`, `Date: …` at the head of a plain text, up to the first line that is none. Two of them, or one followed by a
 * blank line, make a header.
 */
export function headerOf(text: string): FrontMatter {
  const record: Record<string, unknown> = {};
  let end = 0;
  let count = 0;
  const lines = /[^\n]*(?:\n|$)/gu;
  for (const { 0: line, index } of text.matchAll(lines)) {
    if (line.trim() === '') {
      if (count > 0 || line === '') break;
      continue;
    }
    const pair = /^\s*([\p{L}_ -]{2,20}):\s*(\S.*)$/u.exec(line.trimEnd());
    const field = pair === null ? null : fieldNamed(pair[1]!);
    if (pair === null || field === null || field === 'text' || pair[2]!.length > 300) {
      if (count === 1) return NONE;
      break;
    }
    record[field] ??= pair[2];
    count++;
    end = index + line.length;
  }
  return count === 0 ? NONE : { record, end, problem: null };
}

function pairs(lines: readonly string[]): Record<string, unknown> | null {
  const record: Record<string, unknown> = {};
  for (const line of lines) {
    const [, key, value] = PAIR.exec(line.trimEnd()) ?? [];
    if (key !== undefined && value !== undefined) record[key] ??= value.replace(/^["']|["']$/gu, '');
  }
  return Object.keys(record).length === 0 ? null : record;
}
