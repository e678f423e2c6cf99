import type { BlockKind } from '../types.js';
import type { Line } from '../reading/lines.js';
import { isProse, wordCount } from './style.js';

/** A line with what it was found to be. Changed while the passes of the classifier run over it. */
export interface Entry {
  readonly start: number;
  readonly end: number;
  /** `stored.slice(start, end)` */
  readonly text: string;
  kind: BlockKind | null;
  /** Whether all of it is one link. */
  readonly linked: boolean;
  readonly words: number;
  /** Whether it is running text. */
  readonly prose: boolean;
  /** Why it is left out; null for what belongs to the article. */
  reason: string | null;
}

/** What the metadata says about the article whose lines are sorted. */
export interface Known {
  readonly title?: string | null | undefined;
  readonly source?: string | null | undefined;
}

const MARK = /^(?:[•·▪◦‣●■►▸*-]|\d{1,3}[.)])\s+/u;
const BULLET = /^[•·▪◦‣●■►▸*-]\s+/u;

/** A line as an entry. A bullet is not part of it, the number of a numbered item is. */
export function entryOf(text: string, line: Line): Entry {
  const whole = text.slice(line.start, line.end);
  // Of a paragraph, markup tells no more than plain text does: it may be anything.
  const marked = line.kind === 'paragraph' ? null : line.kind;
  const item = (marked === null || marked === 'list-item') && MARK.test(whole);
  const bullet = item ? (BULLET.exec(whole)?.[0].length ?? 0) : 0;
  const own = whole.slice(bullet);
  return {
    start: line.start + bullet,
    end: line.end,
    text: own,
    kind: marked ?? (item ? 'list-item' : /\S\t+\S/u.test(whole) ? 'table-row' : null),
    linked: line.linked,
    words: wordCount(own),
    prose: isProse(own),
    reason: line.furniture ?? null,
  };
}

/** Whether an entry is running text of the article. */
export function isText(entry: Entry | undefined): boolean {
  return entry?.reason === null && entry.prose;
}
