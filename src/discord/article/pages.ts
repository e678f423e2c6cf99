import { paging } from '../../tunables.js';
import type { Passage, Sentence, Span } from '../../types.js';

/** What one page shows of an article: stretches of its text, in order, with page furniture between them left out. */
export type ArticlePage = readonly Span[];

/** A sentence, and whether a passage begins with it: page furniture may stand before it. */
interface Placed extends Sentence {
  readonly begins: boolean;
}

/**
 * An article's pages: whole sentences, at most `paging.article` UTF-16 units of the text on each, where no sentence alone is longer. A
 * heading stands on the page of what it heads. The same article always has the same pages.
 */
export function pagesOf(passages: readonly Passage[]): ArticlePage[] {
  const pages: Span[][] = [];
  let left = 0;
  for (const group of groupsOf(passages)) {
    const length = lengthOf(group);
    const isTooLong = length > paging.article;
    const last = pages.at(-1)?.at(-1);
    const gap = last === undefined || group[0]!.begins ? 0 : group[0]!.start - last.end;
    if (last === undefined || (gap + length > left && !isTooLong)) begin();
    for (const sentence of group) {
      const own = sentence.end - sentence.start;
      if (isTooLong && own > left && pages.at(-1)!.length > 0) begin();
      add(pages.at(-1)!, sentence);
    }
  }
  return pages;

  function begin(): void {
    pages.push([]);
    left = paging.article;
  }

  function add(page: Span[], { start, end, begins }: Placed): void {
    const last = page.at(-1);
    // What stands between two sentences of a passage belongs to it as well.
    if (last !== undefined && !begins) {
      page[page.length - 1] = { start: last.start, end };
      left -= end - last.end;
    } else {
      page.push({ start, end });
      left -= end - start;
    }
  }
}

/** The sentences, each with the headings right before it. */
function groupsOf(passages: readonly Passage[]): Placed[][] {
  const groups: Placed[][] = [];
  let isOpen = false;
  for (const { sentences } of passages) {
    for (const [i, sentence] of sentences.entries()) {
      const placed = { ...sentence, begins: i === 0 };
      if (isOpen) groups.at(-1)!.push(placed);
      else groups.push([placed]);
      isOpen = sentence.heading;
    }
  }
  return groups;
}

/** UTF-16 units from the first sentence to the last, what stands between them in one passage included. */
function lengthOf(group: readonly Placed[]): number {
  return group.reduce(
    (sum, { start, end, begins }, i) => sum + end - (begins || i === 0 ? start : group[i - 1]!.end),
    0,
  );
}

/** The number of the page, from 1, on which an offset of the text stands; of the one before, where it stands between two. */
export function pageWith(pages: readonly ArticlePage[], offset: number): number {
  return Math.max(1, pages.findLastIndex((page) => page[0] !== undefined && page[0].start <= offset) + 1);
}
