import { keyOf } from '../../retrieval/article-titles.js';
import type { StoredArticle } from '../../types.js';
import { pageAsked, pageButtons } from '../components/paging.js';
import { text } from '../components/parts.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { pagesOf } from './pages.js';
import { renderArticlePage } from './render.js';

/** Action of the component that turns an article's pages; it is told the article's key and the page. */
export const turnArticle = 'article-page';

/**
 * A page of an article, from its beginning, with the buttons that turn it.
 * @param asked the page, as a custom id has it.
 * @throws VerbatimError COMPONENT_UNKNOWN where it is none.
 */
export function articlePage(stored: StoredArticle, asked: string, language: Language): Payload {
  const pages = pagesOf(stored.passages);
  const page = pageAsked(asked, pages.length);
  return {
    components: [
      text(renderArticlePage(stored, { pages, page, marked: null }, language)),
      ...pageButtons(turnArticle, [keyOf(stored.article.id)], { page, pages: pages.length }, language),
    ],
  };
}
