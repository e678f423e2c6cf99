import { articlePage, turnArticle } from '../article/page.js';
import type { Component } from './component.js';
import { textOnly } from './parts.js';

/** Turns the page of an article, in place; as the article is now. */
export const article: Component = {
  action: turnArticle,
  forModerators: false,
  reply: 'update',
  async run(_, [key = '', page = ''], { engine }, { language }) {
    const id = await engine.articleNamed(key);
    const stored = id === null ? null : await engine.article(id);
    return stored === null ? textOnly(language.say('article.removed')) : articlePage(stored, page, language);
  },
};
