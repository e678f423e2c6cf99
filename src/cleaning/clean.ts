import type { Block, BlockKind, CleanText, LeftOut } from '../types.js';
import { datePrefixOf } from '../reading/dates.js';
import type { Entry, Known } from './entry.js';
import { INSERTS } from './rules/inserts.js';
import { linesOf, type Line } from '../reading/lines.js';
import { classify } from './classify.js';

/** What is known about a text beside its words. The title and outlet tell which lines above the article repeat them. */
export interface CleanOptions extends Known {
  /** The lines, where markup told them; found in the text otherwise. */
  readonly lines?: readonly Line[] | undefined;
  /** Offset at which the article begins, after its front matter. */
  readonly from?: number | undefined;
}

/**
 * Sorts a stored text into what is the article's and what is page furniture, with the reason. Every letter and figure of the text is in
 * exactly one span, save the marks of list items; spans carry no white space at their ends. In doubt a line stays.
 */
export function cleanText(text: string, options: CleanOptions = {}): CleanText {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  const from = options.from ?? 0;
  const matter = text.slice(0, from).trim();
  if (matter !== '') {
    const start = text.indexOf(matter);
    leftOut.push({ start, end: start + matter.length, reason: 'front matter' });
  }
  for (const entry of classify(text, options.lines ?? linesOf(text, from), options)) {
    if (entry.reason !== null) leftOut.push({ start: entry.start, end: entry.end, reason: entry.reason });
    else takeIn(entry, blocks, leftOut);
  }
  return { blocks, leftOut };
}

/** Puts an entry of the article among the blocks, without what is glued to it. */
function takeIn(entry: Entry, blocks: Block[], leftOut: LeftOut[]): void {
  const kind = entry.kind ?? 'paragraph';
  let { start } = entry;
  const prefix = kind === 'paragraph' ? datePrefixOf(entry.text) : null;
  if (prefix !== null) {
    const label = entry.text.slice(0, prefix.end).trimEnd();
    leftOut.push({ start, end: start + label.length, reason: 'date line' });
    start += prefix.end;
  }
  for (const insert of insertsIn(entry, start)) {
    pushBlock(entry, start, insert.start, kind, blocks);
    leftOut.push(insert);
    start = insert.end;
  }
  pushBlock(entry, start, entry.end, kind, blocks);
}

/** Promotions between the sentences of an entry, from `from` on. */
function insertsIn(entry: Entry, from: number): LeftOut[] {
  const found: LeftOut[] = [];
  for (const { pattern, reason } of INSERTS) {
    for (const match of entry.text.matchAll(pattern)) {
      const white = match[0].length - match[0].trimStart().length;
      const start = entry.start + match.index + white;
      const end = entry.start + match.index + match[0].trimEnd().length;
      if (start >= from && !found.some((other) => start < other.end && other.start < end))
        found.push({ start, end, reason });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function pushBlock(entry: Entry, start: number, end: number, kind: BlockKind, blocks: Block[]): void {
  const raw = entry.text.slice(start - entry.start, end - entry.start);
  const text = raw.trim();
  if (text === '') return;
  const from = start + raw.indexOf(text);
  blocks.push({ start: from, end: from + text.length, kind });
}
