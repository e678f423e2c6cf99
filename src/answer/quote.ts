import { VerbatimError } from '../errors.js';
import type { Article, Passage, Quote, Span } from '../types.js';
import { pageAt } from './page.js';

/**
 * A quote from a stored article, with its surroundings in the passage.
 * @param key The sentence within the span that answers.
 * @param pages Offset at which each page of the article's file begins; null where it has no pages.
 * @throws VerbatimError INDEX_DAMAGED when the passage is not the article's own text: then nothing of it may be sent.
 */
export function quoteFrom(
  article: Article,
  passage: Passage,
  span: Span,
  key: Span,
  pages: readonly number[] | null,
): Quote {
  const { text, ...head } = article;
  if (text.slice(passage.start, passage.end) !== passage.text || span.start < passage.start || span.end > passage.end) {
    throw new VerbatimError('INDEX_DAMAGED', { path: article.id, cause: 'a passage differs from its article' });
  }
  return {
    ...span,
    text: text.slice(span.start, span.end),
    key,
    citation: {
      article: head,
      passage: passage.id,
      paragraph: passage.paragraph + paragraphsBefore(passage, span),
      page: pageAt(pages, span.start),
      copies: [],
    },
    before: text.slice(passage.start, span.start),
    after: text.slice(span.end, passage.end),
  };
}

/** How many paragraphs of the passage end before the span begins; headings are none. */
function paragraphsBefore(passage: Passage, span: Span): number {
  return passage.sentences.filter(({ end, heading }, i) => {
    const next = passage.sentences[i + 1];
    if (heading || next === undefined || next.start > span.start) return false;
    return /\n\s*\n/.test(passage.text.slice(end - passage.start, next.start - passage.start));
  }).length;
}
