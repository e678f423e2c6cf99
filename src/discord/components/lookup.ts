import type { Component } from './component.js';
import { answerOf } from './found.js';
import { type SourceList, showSources } from './source-list.js';

/** The passages of a lookup. */
export const lookupList: SourceList = { turn: 'lookup-page', head: 'lookup.head', none: 'lookup.none' };

/** Turns the page of a lookup, in place. */
export const lookupPage: Component = {
  action: lookupList.turn,
  forModerators: false,
  reply: 'update',
  run: (interaction, parts, bot, { language }) =>
    showSources(answerOf(interaction, parts, bot), parts[1] ?? '', lookupList, bot, language),
};
