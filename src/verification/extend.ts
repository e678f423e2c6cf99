import type { Difference, Span } from '../types.js';
import { differencesOf } from './differences.js';
import { wordsOf } from './words.js';

/** UTF-16 units in which a word stands, with what is around it. */
const wordRoom = 50;
/** What ends a sentence or a paragraph, between two words. */
const sentenceEnd = /[.!?…。！？]|\n/u;

/**
 * A stretch of a text that is nearest to a quote, with the text's own words where the quote has others at its beginning or end: as many
 * as it has there, and none of another sentence, as those were not replaced: the quote was added to.
 */
export function extend(text: string, { start, end }: Span, quoted: string): Span {
  const differences = differencesOf(text.slice(start, end), quoted);
  const kept = ({ kind, text: both }: Difference) => kind === 'same' && wordsOf(both).length > 0;
  const first = differences.findIndex(kept);
  if (first < 0) return { start, end };
  const before = lacking(differences.slice(0, first));
  const after = lacking(differences.slice(differences.findLastIndex(kept) + 1));
  return { start: back(text, start, before), end: onward(text, end, after) };
}

/** How many words the quote has more than the text. */
function lacking(differences: readonly Difference[]): number {
  const count = (kind: Difference['kind']) =>
    differences.reduce((sum, one) => sum + (one.kind === kind ? wordsOf(one.text).length : 0), 0);
  return Math.max(0, count('quoted') - count('stored'));
}

function back(text: string, start: number, words: number): number {
  let from = start;
  const around = wordsOf(text, Math.max(0, start - words * wordRoom), start);
  for (const word of around.reverse().slice(0, words)) {
    if (sentenceEnd.test(text.slice(word.end, from))) break;
    from = word.start;
  }
  return from;
}

function onward(text: string, end: number, words: number): number {
  let to = end;
  for (const word of wordsOf(text, end, end + words * wordRoom).slice(0, words)) {
    if (sentenceEnd.test(text.slice(to, word.start))) break;
    to = word.end;
  }
  return to;
}
