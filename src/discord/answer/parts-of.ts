import type { Span } from '../../types.js';
import { breakFor, tidy } from '../escape.js';
import type { Part } from './parts.js';

/** A stretch of an article's stored text, and where it begins in that. */
export interface Stretch {
  readonly text: string;
  readonly offset: number;
}

/** What stands out in it, in the stored text's offsets. */
export interface Marks {
  readonly bold: Span | null;
  readonly headings: readonly Span[];
}

/** A span of stored text in parts: what is marked apart from what is not, tidied, with what stands between them. */
export function partsOf({ text, offset }: Stretch, { start, end }: Span, { bold, headings }: Marks): Part[] {
  const edges = [start, end, ...[bold, ...headings].flatMap((mark) => (mark === null ? [] : [mark.start, mark.end]))];
  const cuts = [...new Set(edges.filter((edge) => edge >= start && edge <= end))].sort((a, b) => a - b);
  const parts: Part[] = [];
  let space = '';
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const piece = text.slice(from - offset, cuts[i + 1]! - offset);
    const words = tidy(piece);
    const ahead = piece.slice(0, piece.length - piece.trimStart().length);
    if (words === '') {
      space += piece;
      continue;
    }
    if (parts.length > 0) parts.push(between(parts.at(-1), space + ahead));
    const isIn = (mark: Span) => mark.start <= from && from < mark.end;
    parts.push({ text: words, bold: bold !== null && isIn(bold), heading: headings.some(isIn) });
    space = piece.slice(piece.trimEnd().length);
  }
  return parts;
}

/** What stands between two parts for white space of the stored text: a heading stands right above what it heads. */
export function between(previous: Part | undefined, space: string): Part {
  const written = breakFor(space);
  return { text: previous?.heading === true && written === '\n\n' ? '\n' : written, bold: false };
}
