import type { Fragment } from './fragments.js';

/** A page's fragments, and those among them that are furniture, with the reason. */
export interface MarkedPage {
  readonly fragments: readonly Fragment[];
  readonly height: number;
  readonly reasons: ReadonlyMap<Fragment, string>;
}

/** Rows looked at from either edge of a page. */
const MAX_ROWS = 4;
/** Points by which the place of a running line may differ between pages. */
const SWAY = 4;
/** Pages on which a line has to stand; in a document of two pages, both. */
const MIN_PAGES = 3;
/** How far inwards running lines reach, as a share of the page's height. */
const MARGIN = 0.2;

/** Dots that lead to a page's number. */
const LEADER = /(?:\.\s?){5}(?:\d{1,4}|[ivxlc]{1,7})$/u;

interface Seen {
  readonly page: number;
  readonly y: number;
}

/** Finds running headers and footers (the same words, figures aside, in the same place on several pages), page numbers, and the lines of tables of contents. */
export function markMargins(pages: readonly { fragments: readonly Fragment[]; height: number }[]): MarkedPage[] {
  const edges = pages.map(({ fragments, height }) => edgesOf(fragments, height));
  const seen = new Map<string, Seen[]>();
  edges.forEach((rows, page) => {
    for (const fragment of rows.flat(2)) {
      const key = keyOf(fragment.text, page);
      seen.set(key, [...(seen.get(key) ?? []), { page, y: fragment.y }]);
    }
  });
  const least = Math.min(MIN_PAGES, Math.max(2, pages.length));
  const runs = (fragment: Fragment, page: number) => {
    const alike = (seen.get(keyOf(fragment.text, page)) ?? []).filter(({ y }) => Math.abs(y - fragment.y) <= SWAY);
    return new Set(alike.map((one) => one.page)).size >= least;
  };
  return pages.map(({ fragments, height }, page) => {
    const reasons = new Map<Fragment, string>();
    for (const fragment of fragments) {
      if (fragment.turned) reasons.set(fragment, 'text across the page');
      else if (LEADER.test(fragment.text)) reasons.set(fragment, 'table of contents');
    }
    edges[page]!.forEach((rows, side) => {
      // From the edge inwards, as long as rows are furniture; what stands beside it on one line is furniture as well.
      for (const row of rows) {
        if (!row.some((one) => runs(one, page) || tellsPage(one.text))) break;
        for (const one of row) {
          const number = isNumber(one.text) || tellsPage(one.text);
          reasons.set(one, number ? 'page number' : side === 0 ? 'running header' : 'running footer');
        }
      }
    });
    return { fragments, height, reasons };
  });
}

/** The rows at the upper and at the lower edge of a page, from the edge inwards. */
function edgesOf(fragments: readonly Fragment[], height: number): readonly [Fragment[][], Fragment[][]] {
  const rows: Fragment[][] = [];
  for (const fragment of fragments.filter(({ turned }) => !turned).sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row !== undefined && fragment.y - row[0]!.y <= 2) row.push(fragment);
    else rows.push([fragment]);
  }
  return [
    rows.filter((row) => row[0]!.y <= height * MARGIN).slice(0, MAX_ROWS),
    rows
      .filter((row) => row[0]!.y >= height * (1 - MARGIN))
      .reverse()
      .slice(0, MAX_ROWS),
  ];
}

const isNumber = (text: string) => /^[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—|\s]*$/u.test(text);
const tellsPage = (text: string) => /^(?:page|seite|p\.)\s*\d{1,4}(?:\s*(?:of|von|\/)\s*\d{1,4})?$/iu.test(text);

/** A fragment's words with figures blurred. Of a mere number, how far it is ahead of the page's: so page numbers are all the same. */
function keyOf(text: string, page: number): string {
  if (isNumber(text)) return /\d/u.test(text) ? `number ${Number(/\d+/u.exec(text)![0]) - page}` : 'roman number';
  return text
    .toLowerCase()
    .replace(/\p{N}+/gu, '#')
    .replace(/\s+/gu, ' ');
}
