import { VerbatimError } from '../errors.js';
import type { Article, Passage, Quote, Span } from '../types.js';

/**
 * A quote from a stored article, with its surroundings in the passage.
 * @throws VerbatimError INDEX_DAMAGED when the passage is not the article's own text: then nothing of it may be sent.
 */
export function quoteFrom(article: Article, passage: Passage, span: Span): Quote {
  const { text, ...head } = article;
  if (text.slice(passage.start, passage.end) !== passage.text || span.start < passage.start || span.end > passage.end) {
    throw new VerbatimError('INDEX_DAMAGED', { path: article.id, cause: 'a passage differs from its article' });
  }
  return {
    ...span,
    text: text.slice(span.start, span.end),
    citation: { article: head, passage: passage.id, paragraph: passage.paragraph + paragraphsBefore(passage, span) },
    before: text.slice(passage.start, span.start),
    after: text.slice(span.end, passage.end),
  };
}

/** How many paragraphs of the passage end before the span begins. */
function paragraphsBefore(passage: Passage, span: Span): number {
  return passage.text.slice(0, span.start - passage.start).match(/\r?\n[ \t]*\r?\n\s*/g)?.length ?? 0;
}
