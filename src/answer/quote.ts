import { VerbatimError } from '../errors.js';
import type { Article, ArticleHead, Passage, Quote, Span } from '../types.js';
import { pageAt } from './page.js';

/** What to quote of an article. */
export interface Chosen {
  readonly passage: Passage;
  /** Whole sentences of the passage. */
  readonly best: Span;
  /** The sentence in them that answers. */
  readonly key: Span;
  /** Offset at which each page of the article's file begins; null where it has no pages. */
  readonly pages: readonly number[] | null;
  /** Articles that print the same text. */
  readonly copies: readonly ArticleHead[];
}

/**
 * A quote from a stored article, with its surroundings in the passage.
 * @throws VerbatimError INDEX_DAMAGED when the passage is not the article's own text: then nothing of it may be sent.
 */
export function quoteFrom(article: Article, { passage, best: span, key, pages, copies }: Chosen): Quote {
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
      copies,
    },
    cut: {
      start: passage.sentences.find(({ start }) => start === span.start)?.cut?.start ?? false,
      end: passage.sentences.find(({ end }) => end === span.end)?.cut?.end ?? false,
    },
    before: text.slice(passage.start, span.start),
    after: text.slice(span.end, passage.end),
    headings: passage.sentences.flatMap(({ start, end, heading }) => (heading ? [{ start, end }] : [])),
  };
}

/** How many paragraphs of the passage end before the span begins; headings are none. */
export function paragraphsBefore(passage: Passage, span: Span): number {
  return passage.sentences.filter(({ end, heading }, i) => {
    const next = passage.sentences[i + 1];
    if (heading || next === undefined || next.start > span.start) return false;
    return /\n\s*\n/.test(passage.text.slice(end - passage.start, next.start - passage.start));
  }).length;
}
