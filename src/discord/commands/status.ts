import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { Status } from '../../types.js';
import { formatDate } from '../dates.js';
import { escapeMarkdown } from '../escape.js';
import { limits } from '../limits.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Command } from './command.js';

const number = (n: number) => n.toLocaleString('en');

/** What the corpus covers and how fresh the index is. Paths of the operator's machine stay out of it. */
export function renderStatus(status: Status): Payload {
  const { articles, passages, from, to, sources } = status;
  const dates =
    from === null || to === null ? null : from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
  const built = Math.floor(new Date(status.builtAt).getTime() / 1_000);
  const outlets = oneLine(sources.join(', '), limits.content / 2);
  return {
    content: [
      `**${number(articles)}** ${articles === 1 ? 'article' : 'articles'}, **${number(passages)}** ${passages === 1 ? 'passage' : 'passages'}`,
      ...(dates === null ? [] : [`Dated ${escapeMarkdown(dates)}`]),
      ...(sources.length === 0 ? [] : [`${sources.length === 1 ? 'Outlet' : 'Outlets'}: ${outlets}`]),
      // An instant, unlike an article's date: readers see it in their own time.
      ...(Number.isNaN(built) ? [] : [`Index built <t:${built}:R>`]),
      `-# ${oneLine(status.model, 100)} · ${oneLine(status.precision, 20)} · ${status.dimension} dimensions · ` +
        `${(status.bytes / 1_048_576).toFixed(1)} MB · index ${oneLine(status.index, 40)}`,
    ].join('\n'),
  };
}

/** Shows what can be asked about; to the asker only, as nobody else wanted to know. */
export const status: Command = {
  definition: {
    name: 'status',
    description: 'What the articles cover, and how fresh the index is',
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  forModerators: false,
  isQuestion: false,
  isPrivate: () => true,
  run: async (_, { engine }) => renderStatus(await engine.status()),
};
