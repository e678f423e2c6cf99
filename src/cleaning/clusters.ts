import { cleaning } from '../tunables.js';
import { isText, type Entry, type Known } from './entry.js';
import { SHARE_WORDS } from './rules/tools.js';
import { headlineLike, isName } from './style.js';

/** Furniture that stands in groups, so that a short line among it is furniture too. An advertisement stands alone. */
const GROUPED = new Set([
  'cookie or privacy notice',
  'newsletter or sign-up box',
  'subscription box',
  'share bar',
  'comment count',
  'copyright notice',
  'page navigation',
  'page tool',
  'box of other articles',
  'feedback or correction form',
  'forum page',
  'promotion',
  'tags',
]);

/** Lines of nothing but the words of a share bar: two networks of them at least, since one name alone may head a section, or a row of buttons. */
export function shareBars(entries: readonly Entry[]): void {
  for (let i = 0; i < entries.length;) {
    const networks = new Set<string>();
    let end = i;
    for (let found = shareWords(entries[end]); found !== null; found = shareWords(entries[++end])) {
      for (const network of found) networks.add(network);
    }
    if (networks.size >= 2 || end - i >= cleaning.buttons)
      for (const entry of entries.slice(i, end)) entry.reason ??= 'share bar';
    i = Math.max(end, i + 1);
  }
}

/** The networks that a line names, where it consists of words of a share bar only; null otherwise. */
function shareWords(entry: Entry | undefined): string[] | null {
  if (entry === undefined || entry.words > 20) return null;
  const words = entry.text.toLowerCase().match(/[\p{L}\p{N}]+(?:-\p{L}+)?/gu) ?? [];
  const { networks, others } = SHARE_WORDS;
  if (words.length === 0 || !words.every((word) => networks.has(word) || others.has(word))) return null;
  return words.filter((word) => networks.has(word));
}

/**
 * Short lines that are furniture by their neighbours: labels between furniture of the kinds that stand in groups, or between it and the
 * end of the page; above the article, names and labels around its date line and byline. What has prose on either side stays.
 */
export function amongFurniture(entries: readonly Entry[], { title }: Known): void {
  const first = entries.findIndex(isText);
  const headline = entries.findIndex((entry) => isHeadline(entry, title));
  for (let i = 0; i < entries.length;) {
    const limit = i < first && headline >= 0 && headline < i ? cleaning.label.top : cleaning.label.words;
    let end = i;
    while (end < entries.length && isLabel(entries[end]!, limit) && end !== headline) end++;
    if (end > i && end - i <= cleaning.label.lines && isEnclosed(entries, i, end, { first, headline }))
      for (const entry of entries.slice(i, end)) entry.reason = 'among page furniture';
    i = Math.max(end, i + 1);
  }
}

function isHeadline(entry: Entry, title: string | null | undefined): boolean {
  return (
    entry.reason === null &&
    (entry.text === title || entry.kind === 'heading' || (headlineLike(entry) && entry.words >= 4))
  );
}

/** Whether a line is short and unmarked, like a button's or a box's name. */
function isLabel({ reason, kind, prose, text, words }: Entry, limit: number): boolean {
  return reason === null && kind === null && !prose && words <= limit && !/[.!?:;,"”’]$/u.test(text);
}

function isEnclosed(
  entries: readonly Entry[],
  from: number,
  to: number,
  { first, headline }: { readonly first: number; readonly headline: number },
): boolean {
  const [before, after] = [entries[from - 1], entries[to]];
  const grouped = (entry: Entry | undefined) => entry?.reason != null && GROUPED.has(entry.reason);
  // Between headline and first paragraph: beside what tells of the article's making, names are its author's and outlet's.
  if (headline >= 0 && headline < from && to <= first) {
    const credited = /^(?:date line|byline|dateline|page tool|share bar)$/u;
    const beside = [before, after].some((entry) => entry?.reason != null && credited.test(entry.reason));
    return beside && (isName(entries[from]!.text) || (before?.reason != null && after?.reason != null));
  }
  if (after === undefined) return grouped(before);
  return before === undefined ? grouped(after) && headline > to : grouped(before) && grouped(after);
}
