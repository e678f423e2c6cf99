import { paging } from '../../tunables.js';
import type { Passage, Span } from '../../types.js';

/** What one page shows of an article: stretches of its text, in order, with page furniture between them left out. */
export type ArticlePage = readonly Span[];

/**
 * An article's pages: whole sentences, at most `paging.article` UTF-16 units of the text on each, where no sentence alone is longer.
 * The same article always has the same pages.
 */
export function pagesOf(passages: readonly Passage[]): ArticlePage[] {
  const pages: Span[][] = [];
  let left = 0;
  for (const passage of passages) {
    let isNew = true;
    for (const sentence of passage.sentences) {
      const page = pages.at(-1);
      const last = page?.at(-1);
      // What stands between two sentences of a passage belongs to it as well.
      const from = isNew || last === undefined ? sentence.start : last.end;
      const length = sentence.end - from;
      if (page === undefined || length > left) {
        pages.push([{ start: sentence.start, end: sentence.end }]);
        left = paging.article - (sentence.end - sentence.start);
      } else if (isNew || last === undefined) {
        page.push({ start: sentence.start, end: sentence.end });
        left -= length;
      } else {
        page[page.length - 1] = { start: last.start, end: sentence.end };
        left -= length;
      }
      isNew = false;
    }
  }
  return pages;
}

/** The number of the page, from 1, on which an offset of the text stands; of the one before, where it stands between two. */
export function pageWith(pages: readonly ArticlePage[], offset: number): number {
  return Math.max(1, pages.findLastIndex((page) => page[0] !== undefined && page[0].start <= offset) + 1);
}
