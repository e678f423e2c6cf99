import { noteAction } from '../note-action.js';
import type { Component } from './component.js';
import { textOnly } from './parts.js';

/** Cancels the indexing that runs, whoever began it. The message with its progress says so when it has ended. */
export const reindexCancel: Component = {
  action: 'reindex-cancel',
  forModerators: true,
  reply: 'private',
  run: (interaction, _, context, { language }) => {
    const isRunning = context.engine.cancelIndexing();
    if (isRunning) noteAction(interaction, 'reindex-cancel', null, context);
    return Promise.resolve(textOnly(language.say(isRunning ? 'indexing.cancelling' : 'indexing.over')));
  },
};
