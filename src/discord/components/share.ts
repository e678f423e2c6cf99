import { VerbatimError } from '../../errors.js';
import { noteShown } from '../asking/keep.js';
import { describe } from '../log.js';
import { safe } from '../payload.js';
import { changeNote } from './changed.js';
import type { Component } from './component.js';
import { customId } from './custom-id.js';
import { answerOf } from './found.js';
import { text } from './parts.js';
import { componentsOf, withoutButton } from './shown.js';

/** Shows a private answer to everyone in the channel, once, as it was shown to the asker, and says who shared it. */
export const share: Component = {
  action: 'share',
  forModerators: false,
  reply: 'update',
  async run(interaction, parts, context, { language }) {
    const { id, quote } = answerOf(interaction, parts, context);
    const { answers } = context.community;
    if (interaction.message === null) throw new VerbatimError('COMPONENT_UNKNOWN');
    if (!answers.share(id)) throw new VerbatimError('ANSWER_SHARED');
    const shown = withoutButton(componentsOf(interaction.message), customId('share', id));
    const changed = (await changeNote(quote, context, language)).map(text);
    const by = text(`-# ${language.say('answer.sharedBy', { person: `<@${interaction.user.id}>` })}`);
    try {
      const message = await interaction.followUp(safe({ components: [by, ...changed, ...shown] }));
      noteShown(id, { channel: message.channelId, message: message.id }, context);
    } catch (error) {
      context.logger.warn(describe(error), 'an answer could not be shared');
      answers.unshare(id);
      throw new VerbatimError('SHARE_FAILED');
    }
    return { components: shown };
  },
};
