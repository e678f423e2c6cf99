import { pageAt } from '../answer/page.js';
import { paragraphsBefore } from '../answer/quote.js';
import type { Article, ArticleHead, Citation, Span, StoredArticle } from '../types.js';

/** The citation of a stretch of an article's stored text. */
export function citationAt(
  { article, passages, pages }: StoredArticle,
  span: Span,
  copies: readonly ArticleHead[],
): Citation {
  // What stands in page furniture is cited by the passage before it.
  const passage = passages.findLast(({ start }) => start <= span.start) ?? passages[0];
  return {
    article: headOf(article),
    passage: passage?.id ?? `${article.id}#1`,
    paragraph: passage === undefined ? 1 : passage.paragraph + paragraphsBefore(passage, span),
    page: pageAt(pages, span.start),
    copies,
  };
}

/** An article without its text. */
export function headOf({ id, title, source, author, date, url }: Article): ArticleHead {
  return { id, title, source, author, date, url };
}
