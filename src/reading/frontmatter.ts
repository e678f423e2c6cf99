import { parse } from 'yaml';
import { causeOf } from '../errors.js';
import { fieldNamed } from './fields.js';

/** Metadata at the head of a text, and where the article begins. */
export interface FrontMatter {
  readonly record: Readonly<Record<string, unknown>>;
  /** Offset of the first character after it; 0 without front matter. */
  readonly end: number;
  /** What was wrong with it, for people; the text is read all the same. */
  readonly problem: string | null;
}

const NONE: FrontMatter = { record: {}, end: 0, problem: null };
/** A fence of three dashes, lines, and a fence of three dashes or dots. */
const FENCED =
  /^\s*---[ \t]*\r?\n((?:(?!(?:---|\.\.\.)[ \t]*(?:\r?\n|$)).*\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;

/** The YAML front matter of a text. Malformed YAML is passed over line by line: what reads `key: value` is taken. */
export function frontMatterOf(text: string): FrontMatter {
  const match = FENCED.exec(text);
  if (match === null) return NONE;
  const [whole, yaml] = [match[0], match[1]!];
  try {
    const parsed: unknown = parse(yaml, { maxAliasCount: 10, logLevel: 'error' });
    if (parsed === null) return { ...NONE, end: whole.length };
    // A horizontal rule above a paragraph and one below look like front matter, but hold no mapping.
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return NONE;
    return { record: parsed as Record<string, unknown>, end: whole.length, problem: null };
  } catch (error) {
    const record = pairs(yaml.split(/\r?\n/u));
    if (record === null) return NONE;
    return {
      record,
      end: whole.length,
      problem: `its front matter is malformed (${causeOf(error)}); only plain "key: value" lines of it were used`,
    };
  }
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
    const pair = /^\s*([\p{L}_ -]{2,20}):\s*(\S.*?)\s*$/u.exec(line);
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
    const pair = /^([\p{L}_ -]{1,20}):\s+(\S.*?)\s*$/u.exec(line);
    if (pair !== null) record[pair[1]!] ??= pair[2]!.replace(/^["']|["']$/gu, '');
  }
  return Object.keys(record).length === 0 ? null : record;
}
