import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { VerbatimError, isVerbatimError } from '../../errors.js';
import { keepFound } from '../asking/keep-found.js';
import { askEngine } from '../asking/keep.js';
import { nearList, farList } from '../components/find-sources.js';
import { showSources } from '../components/source-list.js';
import { cut, limits } from '../limits.js';
import { wordsIn } from '../message-quotes.js';
import type { MessageMenu } from './menu.js';
import { named } from './worded.js';

/** Shows the passages that bear on a message, page by page. */
export const findSources: MessageMenu = {
  definition: {
    ...named('menu.findSources'),
    type: ApplicationCommandType.Message,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  forModerators: false,
  isQuestion: true,
  async run({ targetMessage, user, guildId: guild, channelId: channel }, context, { language }) {
    const words = cut(wordsIn(targetMessage), limits.question);
    if (words === '') throw new VerbatimError('MESSAGE_EMPTY');
    const { results, confidence } = await askEngine({ text: words }, context).catch((error: unknown) => {
      // Of emoji or links alone: what was asked is no question of the member's own.
      throw isVerbatimError(error, 'QUESTION_EMPTY') ? new VerbatimError('MESSAGE_EMPTY') : error;
    });
    const asker = { user: user.id, guild, channel, questionMessage: null, private: true };
    const found = await keepFound({ words, hits: results, confidence }, asker, context);
    return showSources(found, '1', confidence === 'none' ? farList : nearList, context, language);
  },
};
