import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { Status } from '../../types.js';
import { renderDates } from '../answer/declined.js';
import { textOnly } from '../components/parts.js';
import { limits } from '../limits.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

/** What the corpus covers and how fresh the index is. Paths of the operator's machine stay out of it. */
function renderStatus(status: Status, language: Language): Payload {
  const { articles, passages, sources } = status;
  const dates = renderDates(status, language);
  const built = Math.floor(new Date(status.builtAt).getTime() / 1_000);
  const outlets = oneLine(sources.join(', '), limits.text / 2);
  const model = {
    model: oneLine(status.model, 100),
    precision: oneLine(status.precision, 20),
    dimension: status.dimension,
    megabytes: language.number(status.bytes / 1_048_576, 1),
    index: oneLine(status.index, 40),
  };
  return textOnly(
    [
      `${language.say('status.articles', { count: articles })}, ${language.say('status.passages', { count: passages })}`,
      ...(dates === null ? [] : [language.say('status.dates', { dates })]),
      ...(sources.length === 0 ? [] : [language.say('status.outlets', { count: sources.length, outlets })]),
      ...(Number.isNaN(built) ? [] : [language.say('status.built', { when: `<t:${built}:R>` })]),
      `-# ${language.say('status.model', model)}`,
    ].join('\n'),
  );
}

/** Shows what can be asked about; to the asker only, as nobody else wanted to know. */
export const status: Command = {
  definition: {
    ...worded('command.status'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  forModerators: false,
  isQuestion: false,
  isPrivate: () => true,
  run: async (_, { engine }, { language }) => renderStatus(await engine.status(), language),
};
