import type { ShownAnswer, ShownResult } from '../../community/answers.js';
import { layout, paging } from '../../tunables.js';
import { pageAt } from '../../answer/page.js';
import { renderCitation } from '../answer/citation.js';
import { blockQuote } from '../answer/quote-block.js';
import type { Context } from '../context.js';
import { tidy } from '../escape.js';
import { cut } from '../limits.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import type { Component } from './component.js';
import { answerOf } from './found.js';
import { pageAsked, pageButtons } from './paging.js';
import { text, textOnly } from './parts.js';

/** Shows the passages that came nearest to a question, to the clicker only. */
export const sources: Component = {
  action: 'sources',
  forModerators: false,
  reply: 'private',
  run: (interaction, parts, bot, { language }) => show(answerOf(interaction, parts, bot), '1', bot, language),
};

/** Turns the page in that message. */
export const sourcesPage: Component = {
  action: 'sources-page',
  forModerators: false,
  reply: 'update',
  run: (interaction, parts, bot, { language }) =>
    show(answerOf(interaction, parts, bot), parts[1] ?? '', bot, language),
};

async function show(answer: ShownAnswer, asked: string, { engine }: Context, language: Language): Promise<Payload> {
  const found = answer.results.filter(({ passage }) => passage !== answer.quote?.passage);
  const now = await engine.hashes([...new Set(found.map(({ article }) => article))]);
  // What an article held then can't be told from what it holds now, once it changed.
  const left = found.filter(({ article, articleHash }) => articleHash !== null && now.get(article) === articleHash);
  const gone = found.length - left.length;
  const goneNote = gone === 0 ? [] : [text(`-# ${language.say('sources.removed', { count: gone })}`)];
  if (left.length === 0) return { components: [...textOnly(language.say('sources.none')).components, ...goneNote] };
  const pages = Math.ceil(left.length / paging.sources);
  const page = pageAsked(asked, pages);
  const shown = left.slice((page - 1) * paging.sources, page * paging.sources);
  const texts = await Promise.all(shown.map((one) => renderSource(one, engine, language)));
  const head = language.say('sources.head', { question: oneLine(answer.question, layout.question) });
  return {
    components: [
      text(head),
      ...texts.flatMap((one) => (one === null ? [] : [text(one)])),
      ...goneNote,
      ...(pages > 1 ? [text(`-# ${language.say('page.of', { page, pages })}`)] : []),
      ...pageButtons('sources-page', [answer.id], { page, pages }, language),
    ],
  };
}

/** A passage as it was found: its beginning, and where it stands; null where it left the index a moment ago. */
async function renderSource(
  { article, passage: id }: ShownResult,
  engine: Context['engine'],
  language: Language,
): Promise<string | null> {
  const stored = await engine.article(article);
  const passage = stored?.passages.find((one) => one.id === id);
  if (stored === null || passage === undefined) return null;
  const quoted = (part: string) => blockQuote([{ text: part, bold: false }]);
  const size = { title: layout.title, url: layout.url / 2, fragment: true };
  const place = { article: stored.article, paragraph: passage.paragraph, page: pageAt(stored.pages, passage.start) };
  return [
    quoted(cut(tidy(passage.text), paging.source, (part) => quoted(part).length)),
    renderCitation(place, passage.text, size, language),
  ].join('\n');
}
