import { diffArrays } from 'diff';
import type { Difference } from '../types.js';
import { normalise } from './normal.js';

/** A word or a mark of punctuation, with the white space after it. */
interface Piece {
  readonly text: string;
  readonly compared: string;
}

const piece = /[\p{L}\p{M}\p{N}]+(?:['’ʼ.,][\p{L}\p{M}\p{N}]+)*\s*|\S\s*/gu;

/**
 * What was changed of stored words in a quote, in order: what both have (as it is stored), what only the stored words have, and what only the
 * quote has. Kinds of quotation marks, dashes and blanks are no difference, nor is the case of the first letter.
 */
export function differencesOf(stored: string, quoted: string): Difference[] {
  const changes = diffArrays(piecesOf(quoted), piecesOf(stored), {
    comparator: (left, right) => left.compared === right.compared,
  });
  return changes.map(({ added, removed, value }): Difference => {
    const text = value.map((one) => one.text).join('');
    return { kind: added ? 'stored' : removed ? 'quoted' : 'same', text };
  });
}

function piecesOf(text: string): Piece[] {
  let isFirst = true;
  return [...text.matchAll(piece)].map(([found]) => {
    const normal = normalise(found).text.trim();
    const isWord = /[\p{L}\p{N}]/u.test(normal);
    const compared = isFirst && isWord ? normal.charAt(0).toLowerCase() + normal.slice(1) : normal;
    if (isWord) isFirst = false;
    return { text: found, compared };
  });
}
