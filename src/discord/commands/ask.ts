import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
} from 'discord.js';
import { parseFilterDate } from '../../answer/filter-date.js';
import { VerbatimError } from '../../errors.js';
import { askEngine } from '../asking/keep.js';
import { answerMessage } from '../asking/answer-message.js';
import type { Context } from '../context.js';
import { limits } from '../limits.js';
import { namesIn, plainWords } from '../plain-words.js';
import { settingsOf } from '../settings-of.js';
import type { Language } from '../words/language.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

function filterDate(name: 'after' | 'before', value: string | null, language: Language): string | null {
  if (value === null) return null;
  const date = parseFilterDate(value, name);
  if (date === null)
    throw new VerbatimError('FILTER_DATE', { option: language.say(`command.ask.${name}.name`), value });
  return date;
}

/** As the asker says; otherwise as the moderators set it. */
function isPrivate(interaction: ChatInputCommandInteraction, context: Context): boolean {
  return interaction.options.getBoolean('private') ?? settingsOf(interaction, context).privateByDefault;
}

/** Answers a question with a quote. */
export const ask: Command = {
  definition: {
    ...worded('command.ask'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        ...worded('command.ask.question'),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: limits.question,
      },
      { ...worded('command.ask.private'), type: ApplicationCommandOptionType.Boolean },
      {
        ...worded('command.ask.source'),
        type: ApplicationCommandOptionType.String,
        max_length: limits.suggestion,
        autocomplete: true,
      },
      { ...worded('command.ask.after'), type: ApplicationCommandOptionType.String, max_length: 10 },
      { ...worded('command.ask.before'), type: ApplicationCommandOptionType.String, max_length: 10 },
    ],
  },
  forModerators: false,
  isQuestion: true,
  isPrivate,
  async run(interaction, context, { language }) {
    const { options, user, guild, guildId, channelId } = interaction;
    const source = options.getString('source');
    const after = filterDate('after', options.getString('after'), language);
    const before = filterDate('before', options.getString('before'), language);
    const narrowing = {
      ...(source !== null && { source }),
      ...(after !== null && { after }),
      ...(before !== null && { before }),
    };
    const text = plainWords(options.getString('question', true), namesIn(guild));
    const answer = await askEngine({ text, ...narrowing }, context);
    const asker = { user: user.id, guild: guildId, channel: channelId, questionMessage: null, narrowing };
    return answerMessage(answer, { ...asker, private: isPrivate(interaction, context) }, language, context);
  },
  async suggest({ options }, { engine }) {
    const typed = folded(options.getFocused());
    const { sources } = await engine.status();
    const fitting = sources.filter((name) => folded(name).includes(typed));
    const opening = (name: string) => folded(name).startsWith(typed);
    return [...fitting.filter(opening), ...fitting.filter((name) => !opening(name))].map((name) => ({
      name,
      value: name,
    }));
  },
};

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
