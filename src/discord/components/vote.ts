import { VerbatimError } from '../../errors.js';
import { changeNote } from './changed.js';
import type { Component } from './component.js';
import { answerOf } from './found.js';
import { textOnly } from './parts.js';

/** Counts whether an answer was of help: one vote a person, changed by the other button. */
function vote(action: string, isHelpful: boolean): Component {
  return {
    action,
    forModerators: false,
    reply: 'private',
    async run(interaction, parts, context, { language }) {
      const { community } = context;
      const { id, quote } = answerOf(interaction, parts, context);
      if (community.votes.cast(id, interaction.user.id, isHelpful) === null)
        throw new VerbatimError('ANSWER_FORGOTTEN');
      const changed = await changeNote(quote, context, language);
      return textOnly(language.say(isHelpful ? 'vote.helpful' : 'vote.notHelpful'), ...changed);
    },
  };
}

export const helpful = vote('helpful', true);
export const notHelpful = vote('not-helpful', false);
