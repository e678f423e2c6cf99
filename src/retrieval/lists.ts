import { quoting } from '../tunables.js';
import type { Passage } from '../types.js';

/** A line break with the mark of a list item after it, and one without a blank line. */
const nextItem = /\n[ \t]*(?:[-*+•‣▪●◦·–—]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]*$/u;
const nextLine = /^[^\S\n]*\n[^\S\n]*$/u;

/**
 * The list that a sentence leads up to or belongs to, by the indexes of its first and last sentence: what ends in a colon, and the items
 * on the lines after it; cut after the last item that fits into a quote. Null where there is none, or the sentence would be cut off.
 */
export function listAround(
  { text, start, sentences }: Passage,
  key: number,
): { readonly from: number; readonly to: number } | null {
  const gap = (i: number) => text.slice(sentences[i - 1]!.end - start, sentences[i]!.start - start);
  const isLeadIn = (i: number) => !sentences[i]!.heading && text.charAt(sentences[i]!.end - start - 1) === ':';
  const isItem = (i: number) => sentences[i]?.heading === false && (nextItem.test(gap(i)) || nextLine.test(gap(i)));
  let from = key;
  while (from > 0 && !isLeadIn(from) && (isItem(from) || !gap(from).includes('\n'))) from--;
  if (!isLeadIn(from) || !isItem(from + 1)) return null;
  let to = from;
  for (let i = from + 1; i < sentences.length && (isItem(i) || !gap(i).includes('\n')); i++) {
    if (text.slice(sentences[from]!.start - start, sentences[i]!.end - start).split(/\s+/).length > quoting.list) break;
    to = i;
  }
  return to < key || to === from ? null : { from, to };
}
