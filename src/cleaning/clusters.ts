import { cleaning } from '../tunables.js';
import { isText, type Entry, type Known } from './entry.js';
import { SHARE_WORDS } from './rules/tools.js';
import { headlineLike } from './style.js';

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

/** What stands between the headline and the first paragraph, and tells of the article's making. */
const CREDITED = new Set(['date line', 'byline', 'dateline']);

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
 * Short lines that are furniture by their neighbours, as in jusText: labels in a stretch without prose that is furniture in the main, of
 * the kinds that stand in groups; above the article, names and labels around its date line and byline. What has prose on either side
 * stays, and so does what could be the heading of the paragraph after it.
 */
export function amongFurniture(entries: readonly Entry[], { title }: Known): void {
  const first = entries.findIndex(isText);
  const headline = entries.findIndex((entry, i) => i < first && isHeadline(entry, title));
  for (let from = 0; from < entries.length; from++) {
    let to = from;
    while (to < entries.length && !isText(entries[to])) to++;
    const stretch = entries.slice(to <= first ? headline + 1 : from, to);
    if (to > first || headline >= 0)
      for (const label of labelsAmong(stretch, placeOf(to, first, entries))) label.reason = AMONG;
    from = to;
  }
}

/** Why a line is left out that only its neighbours tell of. */
export const AMONG = 'among page furniture';

type Place = 'top' | 'body' | 'end';

function placeOf(to: number, first: number, entries: readonly Entry[]): Place {
  if (to <= first) return 'top';
  return to === entries.length ? 'end' : 'body';
}

function labelsAmong(stretch: readonly Entry[], place: Place): Entry[] {
  const limits = cleaning.labels[place];
  const isFurniture = ({ reason }: Entry) =>
    reason !== null && (GROUPED.has(reason) || (place === 'top' && CREDITED.has(reason)));
  const furniture = stretch.filter(isFurniture).length;
  if (furniture === 0 || furniture < stretch.filter(({ reason }) => reason === null).length * limits.furniture)
    return [];
  // Below a paragraph, what stands above all furniture may be the article's still; above one, what stands below it.
  const from = place === 'top' ? 0 : stretch.findIndex(isFurniture);
  const to = place === 'body' ? stretch.findLastIndex(isFurniture) : stretch.length;
  return stretch.slice(from, to).filter((entry) => isLabel(entry, limits.words));
}

/** Whether a text is nothing but a page's navigation and footer: short lines without a sentence, many of them known for furniture. */
export function isNavigation(entries: readonly Entry[]): boolean {
  const known = entries.filter(({ reason, linked }) => linked || (reason !== null && GROUPED.has(reason))).length;
  const short = entries.every(
    ({ reason, linked, prose, words }) => reason !== null || linked || (!prose && words <= cleaning.labels.end.words),
  );
  return short && known > 1 && known >= entries.length * cleaning.navigation;
}

function isHeadline(entry: Entry, title: string | null | undefined): boolean {
  if (entry.reason !== null) return false;
  return entry.text === title || entry.kind === 'heading' || (headlineLike(entry) && entry.words >= 4);
}

/** Whether a line is short and unmarked, like a button's or a box's name. */
function isLabel({ reason, kind, prose, text, words }: Entry, most: number): boolean {
  return reason === null && kind === null && !prose && words <= most && !/[.!?:;,"”’]$/u.test(text);
}
