import { VerbatimError } from '../../errors.js';
import type { Component } from './component.js';
import { answerOf } from './found.js';
import { textOnly } from './parts.js';

/** Counts whether an answer was of help: one vote a person, changed by the other button. */
function vote(action: string, isHelpful: boolean): Component {
  return {
    action,
    forModerators: false,
    reply: 'private',
    run: (interaction, parts, { community }, { language }) => {
      const { id } = answerOf(interaction, parts, { community });
      if (community.votes.cast(id, interaction.user.id, isHelpful) === null)
        throw new VerbatimError('ANSWER_FORGOTTEN');
      return Promise.resolve(textOnly(language.say(isHelpful ? 'vote.helpful' : 'vote.notHelpful')));
    },
  };
}

export const helpful = vote('helpful', true);
export const notHelpful = vote('not-helpful', false);
