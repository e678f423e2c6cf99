import { ApplicationCommandOptionType } from 'discord.js';
import { prepareAddition } from '../../corpus-files/add.js';
import { VerbatimError, isVerbatimError } from '../../errors.js';
import { fetchAttachment } from '../attachment.js';
import { text } from '../components/parts.js';
import { isReport, takeIn } from '../corpus/take-in.js';
import { titledArticle } from '../corpus/titled.js';
import { reportOn } from '../indexing/run.js';
import { noteAction } from '../note-action.js';
import { reasonIn } from '../words/skipped.js';
import type { Command } from './command.js';
import { moderatorsOnly } from './moderators.js';
import { worded } from './worded.js';

/** Puts an attached file into the corpus and indexes it; what can't become an article is not kept. */
export const add: Command = {
  definition: {
    ...worded('command.add'),
    ...moderatorsOnly,
    options: [{ ...worded('command.add.file'), type: ApplicationCommandOptionType.Attachment, required: true }],
  },
  forModerators: true,
  isQuestion: false,
  isPrivate: () => true,
  async run(interaction, context, call) {
    const { language } = call;
    const attachment = interaction.options.getAttachment('file', true);
    const addition = await prepareAddition(context.seeds, attachment.name);
    const { id } = addition;
    await addition.write(await fetchAttachment(attachment, context.stopping));
    noteAction(interaction, 'article-add', id, context);
    const outcome = await takeIn(interaction.user.id, context, call).catch(async (error: unknown) => {
      if (isVerbatimError(error, 'SEEDS_EMPTY')) await addition.discard();
      throw error;
    });
    if (!isReport(outcome)) {
      const done = language.say('add.done', await titledArticle(id, context, language));
      return { components: [text(done), ...outcome.components] };
    }
    const skipped = outcome.skipped.find(({ path }) => path === id);
    if (skipped !== undefined) {
      await addition.discard();
      throw new VerbatimError('UPLOAD_UNREADABLE', { name: id, reason: reasonIn(language, skipped) });
    }
    const done = language.say('add.done', await titledArticle(id, context, language));
    return reportOn(outcome, { text: done, file: id }, context, call);
  },
};
