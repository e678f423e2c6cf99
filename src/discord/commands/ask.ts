import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { parseFilterDate } from '../../answer/filter-date.js';
import { VerbatimError } from '../../errors.js';
import { limits } from '../limits.js';
import { renderAnswer } from '../answer/message.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

function filterDate(option: 'after' | 'before', value: string | null): string | null {
  if (value === null) return null;
  const date = parseFilterDate(value, option);
  if (date === null) throw new VerbatimError('FILTER_DATE', { option, value });
  return date;
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
  isPrivate: ({ options }) => options.getBoolean('private') ?? false,
  async run({ options }, { engine }, { language }) {
    const source = options.getString('source');
    const after = filterDate('after', options.getString('after'));
    const before = filterDate('before', options.getString('before'));
    const answer = await engine.ask({
      text: options.getString('question', true),
      ...(source !== null && { source }),
      ...(after !== null && { after }),
      ...(before !== null && { before }),
    });
    return renderAnswer(answer, { language, id: null });
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
