import type { ShownQuote } from '../../community/answers.js';
import type { StoredArticle } from '../../types.js';
import { pageWith, pagesOf } from '../article/pages.js';
import { type MarkedQuote, renderArticlePage } from '../article/render.js';
import type { Context } from '../context.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { isChanged, whereQuoted } from './changed.js';
import type { Component } from './component.js';
import { answerOf } from './found.js';
import { pageAsked, pageButtons } from './paging.js';
import { text, textOnly } from './parts.js';

/** Shows a quote within its article, to the clicker only. */
export const context: Component = {
  action: 'context',
  forModerators: false,
  reply: 'private',
  run: (interaction, parts, bot, { language }) => show(answerOf(interaction, parts, bot), undefined, bot, language),
};

/** Turns the page in that message. */
export const contextPage: Component = {
  action: 'context-page',
  forModerators: false,
  reply: 'update',
  run: (interaction, parts, bot, { language }) =>
    show(answerOf(interaction, parts, bot), parts[1] ?? '', bot, language),
};

/** @param asked the page; undefined: where the quote stands. */
async function show(
  { id, quote }: ReturnType<typeof answerOf>,
  asked: string | undefined,
  { engine }: Context,
  language: Language,
): Promise<Payload> {
  if (quote === null) return textOnly(language.say('context.nothing'));
  const stored = await engine.article(quote.article);
  if (stored === null) return textOnly(language.say('context.removed'));
  const marked = findQuote(stored, quote);
  const pages = pagesOf(stored.passages);
  const page = asked === undefined ? pageWith(pages, marked?.start ?? 0) : pageAsked(asked, pages.length);
  const isOther = isChanged(stored, quote);
  const note = marked === null ? language.say('context.gone') : isOther ? language.say('context.changed') : null;
  return {
    components: [
      ...(note === null ? [] : [text(note)]),
      text(renderArticlePage(stored, { pages, page, marked }, language)),
      ...pageButtons('context-page', [id], { page, pages: pages.length }, language),
    ],
  };
}

/** Where the quoted words stand in the article now; null where they no longer do. */
function findQuote(stored: StoredArticle, quote: ShownQuote): MarkedQuote | null {
  const { start, end, key } = quote;
  const at = whereQuoted(stored, quote);
  if (at === null) return null;
  const moved = at - start;
  return { start: at, end: end + moved, key: { start: key.start + moved, end: key.end + moved } };
}
