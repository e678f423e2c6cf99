import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { lookups } from '../../tunables.js';
import { withoutHeadlines } from '../asking/headlines.js';
import { keepFound } from '../asking/keep-found.js';
import { lookupList } from '../components/lookup.js';
import { showSources } from '../components/source-list.js';
import { cut, limits } from '../limits.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

/** Shows the passages that hold some words, page by page; to the asker only, as leafing is for one. */
export const lookup: Command = {
  definition: {
    ...worded('command.lookup'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        ...worded('command.lookup.query'),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: limits.question,
        autocomplete: true,
      },
    ],
  },
  forModerators: false,
  isQuestion: true,
  isPrivate: () => true,
  async run({ options, user, guildId: guild, channelId: channel }, context, { language }) {
    const words = options.getString('query', true);
    const hits = withoutHeadlines(await context.engine.lookup(words, lookups.paged));
    const asker = { user: user.id, guild, channel, questionMessage: null, private: true };
    const found = await keepFound({ words, hits, confidence: 'none' }, asker, context);
    return showSources(found, '1', lookupList, context, language);
  },
  async suggest({ options }, { engine }) {
    const found = await engine.suggest(options.getFocused(), limits.suggestions);
    // What is cut at a word is looked up as well as the whole.
    return found.map((words) => ({ name: words, value: cut(words, limits.suggestion).replace(/…$/, '') }));
  },
};
