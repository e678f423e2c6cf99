import { ApplicationCommandOptionType } from 'discord.js';
import { isVerbatimError } from '../../errors.js';
import { renderCancelled } from '../indexing/cancelled.js';
import { indexWithProgress, reportOn } from '../indexing/run.js';
import { noteAction } from '../note-action.js';
import type { Command } from './command.js';
import { moderatorsOnly } from './moderators.js';
import { worded } from './worded.js';

/** Reindexes with progress in the reply, then tells what changed. */
export const reindex: Command = {
  definition: {
    ...worded('command.reindex'),
    ...moderatorsOnly,
    options: [{ ...worded('command.reindex.rebuild'), type: ApplicationCommandOptionType.Boolean }],
  },
  forModerators: true,
  isQuestion: false,
  isPrivate: () => false,
  failed: (language) => language.say('indexing.failed'),
  async run(interaction, context, call) {
    const rebuild = interaction.options.getBoolean('rebuild') ?? false;
    noteAction(interaction, 'reindex', rebuild ? 'rebuild' : null, context);
    try {
      const report = await indexWithProgress({ rebuild }, interaction.user.id, context, call);
      return await reportOn(report, null, context, call);
    } catch (error) {
      if (!isVerbatimError(error, 'INDEX_CANCELLED')) throw error;
      return renderCancelled(interaction, context, call.language);
    }
  },
};
