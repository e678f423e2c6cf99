import { cleaning } from '../tunables.js';
import { creditOf } from './credit.js';
import { isText, type Entry, type Known } from './entry.js';
import { headlineLike, isName, overlap, isClipped, isLabelled, titleCase } from './style.js';

/** What stands above and below the article, with the metadata in it: bylines, date lines, the outlet, page numbers. */
export function edges(entries: readonly Entry[], { source }: Known): void {
  const first = entries.findIndex(isText);
  const last = entries.findLastIndex(isText);
  if (first < 0) return;
  entries.forEach((entry, i) => {
    if (entry.reason !== null || entry.prose) return;
    const outside = i < first || i > last;
    const credit = creditOf(entry.text);
    if (credit?.author != null && (i <= first + 1 || i > last)) entry.reason = 'byline';
    else if (credit?.author === null && (outside || /^(?:published|updated|posted)/iu.test(entry.text)))
      entry.reason = 'date line';
    else if (outside && source != null && entry.text.toLowerCase() === source.toLowerCase()) entry.reason = 'outlet';
    else if (outside && entry.kind === null && /^(?:page )?\d{1,3}(?: ?(?:of|\/) ?\d{1,3})?$/iu.test(entry.text)) {
      entry.reason = 'page number';
    }
  });
  const outlet = entries.slice(0, first).findIndex(({ reason }) => reason === 'outlet');
  const above = entries[outlet - 1];
  if (above?.reason === null && isName(above.text)) above.reason = 'byline';
}

/** A video's length alone on a line, and the headline of the video after it, often twice. */
export function videos(entries: readonly Entry[]): void {
  const codes = entries.flatMap((entry, i) => (/^\d{1,2}:\d{2}(?::\d{2})?$/u.test(entry.text) ? [i] : []));
  if (codes.length >= cleaning.schedule) return;
  for (const code of codes) {
    entries[code]!.reason = 'video';
    const headline = entries[code + 1];
    if (headline?.reason !== null || !headlineLike(headline) || headline.words < 3) continue;
    headline.reason = 'video';
    const again = entries[code + 2];
    if (again?.reason === null && again.text === headline.text) again.reason = 'video';
  }
}

/** A paragraph, or a headline between paragraphs, that stood there already; of the latter, the first one too. */
export function repeats(entries: readonly Entry[]): void {
  const top = entries.findIndex(isText);
  const seen = new Map<string, number>();
  entries.forEach((entry, i) => {
    if (entry.kind === 'table-row' || entry.kind === 'list-item') return;
    const headline =
      !entry.prose && entry.words >= cleaning.loneHeadline.from && headlineLike(entry) && !entry.text.endsWith('?');
    if (!headline && !(entry.prose && entry.words >= 12)) return;
    const before = seen.get(entry.text);
    if (before === undefined) {
      seen.set(entry.text, i);
      return;
    }
    const original = entries[before]!;
    const among = entry.prose || isLone(entries, i);
    if (entry.reason === null && among) entry.reason = 'repeated line';
    // A headline above the article that comes again is the article's own.
    if (headline && before > top && original.reason === null && entry.reason !== null && isLone(entries, before)) {
      original.reason = 'headline of another article';
    }
  });
}

/**
 * The headline of another article between two paragraphs, which says nothing of the paragraph under it: capitalised throughout,
 * right above a section heading, or longer than section headings are, clipped, and the only line of its kind. Where an article has several, they are its own headings.
 */
export function loneHeadlines(entries: readonly Entry[]): void {
  const { from, long, to } = cleaning.loneHeadline;
  const lone = entries.filter((entry, i) => {
    const unmarked = entry.reason === null && entry.kind === null && entry.words >= 2;
    return unmarked && headlineLike(entry) && isLone(entries, i);
  });
  const other = lone.filter((entry) => {
    const { text, words } = entry;
    if (words < from || words > to || isLabelled(text)) return false;
    const following = neighbour(entries, entries.indexOf(entry), 1)!;
    // No section has a heading and then another one.
    const sure = titleCase(text) || !isText(following);
    if (!sure && (words < long || lone.length > 1)) return false;
    return (titleCase(text) || isClipped(text)) && overlap(text, following.text) < cleaning.described;
  });
  if (other.length === 1) other[0]!.reason = 'headline of another article';
}

/** Paragraphs that are nothing but a link, below the first paragraph: where markup tells links, it tells other articles too. */
export function linkedHeadlines(entries: readonly Entry[]): void {
  for (const entry of entries.slice(entries.findIndex(isText))) {
    if (entry.reason === null && entry.linked && entry.kind === null && entry.words >= 4 && headlineLike(entry)) {
      entry.reason = 'headline of another article';
    }
  }
}

/** Whether the nearest lines of the article before and after are prose, a section heading after it aside. */
function isLone(entries: readonly Entry[], at: number): boolean {
  const after = neighbour(entries, at, 1);
  if (after === undefined || !isText(neighbour(entries, at, -1))) return false;
  if (isText(after)) return true;
  const heading = after.words < cleaning.loneHeadline.from && headlineLike(after) && after.kind !== 'list-item';
  return (
    heading &&
    entries[at]!.words >= cleaning.loneHeadline.from &&
    isText(neighbour(entries, entries.indexOf(after, at), 1))
  );
}

/** The nearest line of the article in a direction. */
function neighbour(entries: readonly Entry[], at: number, step: 1 | -1): Entry | undefined {
  let i = at + step;
  while (entries[i] !== undefined && entries[i]!.reason !== null) i += step;
  return entries[i];
}

/** Headings that markup tells, with nothing of the article below them: what they headed is furniture. */
export function emptyHeadings(entries: readonly Entry[]): void {
  const last = entries.findLastIndex(({ reason, kind }) => reason === null && kind !== 'heading');
  if (last < 0) return;
  for (const entry of entries.slice(last + 1)) entry.reason ??= 'heading without text';
}

/** The headline above the first paragraph, section labels above the headline, and headings between paragraphs. */
export function headings(entries: readonly Entry[], { title }: Known): void {
  const kept = entries.filter(({ reason }) => reason === null);
  const firstText = kept.findIndex(isText);
  if (firstText < 0) return;
  const top = kept
    .slice(0, firstText)
    .filter((e) => headlineLike(e) && e.kind !== 'list-item' && e.kind !== 'table-row');
  const ofTitle = top.find((e) => title != null && plain(e.text) === plain(title));
  const headline = ofTitle ?? top.find((e) => e.kind === 'heading') ?? top.find((e) => e.words >= 5) ?? top.at(-1);
  for (const entry of top) {
    if (entry === headline) entry.kind = 'heading';
    else if (entry.start < headline!.start && entry.words <= 4 && entry.kind !== 'heading')
      entry.reason = 'section label';
    else if (entry.words <= cleaning.sectionHeading) entry.kind ??= 'heading';
  }
  kept.slice(firstText).forEach((entry, i, rest) => {
    const short = entry.words <= cleaning.sectionHeading && !entry.prose && headlineLike(entry);
    if (short && entry.kind === null && isText(rest[i + 1])) entry.kind = 'heading';
  });
}

const plain = (line: string) =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
