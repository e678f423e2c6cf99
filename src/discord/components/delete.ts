import { VerbatimError } from '../../errors.js';
import { noteAction } from '../note-action.js';
import { isModerator } from '../permissions.js';
import type { Component } from './component.js';

/** Takes an answer away whose question was deleted, for who asked it or a moderator; and forgets it. */
export const deleteAnswer: Component = {
  action: 'delete',
  forModerators: false,
  reply: 'update',
  async run(interaction, [id = ''], context) {
    const { community, config } = context;
    const { user } = interaction;
    const answer = community.answers.find(id);
    // A forged id takes away no other message than its own, and no other server's answer.
    const isHere = answer?.guild === interaction.guildId && [null, interaction.message?.id].includes(answer.message);
    if (answer !== null && !isHere) throw new VerbatimError('COMPONENT_UNKNOWN');
    // Of an answer that is no longer kept, nobody knows who asked for it.
    const isOwn = answer !== null && answer.person === community.people.key(user.id);
    if (!isOwn && !isModerator(interaction, config.moderatorRoleIds)) throw new VerbatimError('ANSWER_NOT_YOURS');
    await interaction.deleteReply();
    community.answers.remove(id);
    if (!isOwn) noteAction(interaction, 'answer-delete', answer === null ? null : id, context);
    return null;
  },
};
