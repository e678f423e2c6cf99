import type { Component } from './component.js';
import { answerOf } from './found.js';
import { showSources } from './source-list.js';

const list = {
  turn: 'sources-page',
  head: 'sources.head',
  none: 'sources.none',
} as const;

/** Shows the passages that came nearest to a question, to the clicker only. */
export const sources: Component = {
  action: 'sources',
  forModerators: false,
  reply: 'private',
  run: (interaction, parts, bot, { language }) =>
    showSources(answerOf(interaction, parts, bot), '1', list, bot, language),
};

/** Turns the page in that message. */
export const sourcesPage: Component = {
  action: list.turn,
  forModerators: false,
  reply: 'update',
  run: (interaction, parts, bot, { language }) =>
    showSources(answerOf(interaction, parts, bot), parts[1] ?? '', list, bot, language),
};
