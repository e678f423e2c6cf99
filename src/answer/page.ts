/**
 * The page that an offset of an article's text stands on, from 1.
 * @param pages Offset at which each page begins; null where the article's file has no pages, and then the page is null too.
 */
export function pageAt(pages: readonly number[] | null, offset: number): number | null {
  if (pages === null) return null;
  return Math.max(1, pages.findLastIndex((start) => start <= offset) + 1);
}

/** An article's address, of a PDF at that page (RFC 8118, section 3); as it is where it names a place in the document already. */
export function addressAt(url: string, page: number | null): string {
  return page !== null && /^[^?#]+\.pdf(?:\?[^#]*)?$/i.test(url) ? `${url}#page=${page}` : url;
}
