import { pageAt } from '../../answer/page.js';
import { paragraphsBefore } from '../../answer/quote.js';
import type { Citation, StoredArticle } from '../../types.js';

/** Where in an article a sentence begins that is at this offset of its text: the paragraph, and the page where its file has pages. */
export function placeAt(
  { article, passages, pages }: StoredArticle,
  start: number,
): Pick<Citation, 'article' | 'paragraph' | 'page'> {
  const passage = passages.findLast((one) => one.start <= start);
  const paragraph = passage === undefined ? 1 : passage.paragraph + paragraphsBefore(passage, { start, end: start });
  return { article, paragraph, page: pageAt(pages, start) };
}
