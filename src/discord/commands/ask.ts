import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { parseFilterDate } from '../../answer/filter-date.js';
import { VerbatimError } from '../../errors.js';
import { limits } from '../limits.js';
import { renderAnswer } from '../render.js';
import type { Command } from './command.js';

function filterDate(option: 'after' | 'before', value: string | null): string | null {
  if (value === null) return null;
  const date = parseFilterDate(value, option);
  if (date === null) throw new VerbatimError('FILTER_DATE', { option, value });
  return date;
}

/** Answers a question with a quote. */
export const ask: Command = {
  definition: {
    name: 'ask',
    description: 'Ask a question; the answer is a quote from the articles, with its source',
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'What you want to know, in a sentence',
        required: true,
        max_length: limits.question,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Show the answer to you only',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        description: 'Only articles of this outlet',
        max_length: 100,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'after',
        description: 'Only articles from this date on: 2024-01-31, 2024-01 or 2024',
        max_length: 10,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'before',
        description: 'Only articles up to this date: 2024-01-31, 2024-01 or 2024',
        max_length: 10,
      },
    ],
  },
  forModerators: false,
  isQuestion: true,
  isPrivate: ({ options }) => options.getBoolean('private') ?? false,
  async run({ options }, { engine }) {
    const source = options.getString('source');
    const after = filterDate('after', options.getString('after'));
    const before = filterDate('before', options.getString('before'));
    const answer = await engine.ask({
      text: options.getString('question', true),
      ...(source !== null && { source }),
      ...(after !== null && { after }),
      ...(before !== null && { before }),
    });
    return renderAnswer(answer);
  },
};
