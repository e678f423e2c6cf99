import type { Component } from './component.js';
import { answerOf } from './found.js';
import { type SourceList, showSources } from './source-list.js';

const list = { turn: 'find-sources-page', none: 'findSources.none' } as const;

/** Passages that bear on a message, and those that come nearest where none clearly does. */
export const nearList: SourceList = { ...list, head: 'findSources.head' };
export const farList: SourceList = { ...list, head: 'findSources.far' };

/** Turns their page, in place. */
export const findSourcesPage: Component = {
  action: list.turn,
  forModerators: false,
  reply: 'update',
  run: (interaction, parts, bot, { language }) => {
    const found = answerOf(interaction, parts, bot);
    return showSources(found, parts[1] ?? '', found.confidence === 'none' ? farList : nearList, bot, language);
  },
};
