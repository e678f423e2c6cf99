import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import { layout } from '../../tunables.js';
import type { ArticleTitle } from '../../types.js';
import { articlePage } from '../article/page.js';
import { tidyLine } from '../escape.js';
import { cut, limits } from '../limits.js';
import { type Command, type Suggestion } from './command.js';
import { worded } from './worded.js';

/** Opens an article at its beginning, page by page; to the asker only, as reading is for one. */
export const article: Command = {
  definition: {
    ...worded('command.article'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        ...worded('command.article.title'),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: limits.question,
        autocomplete: true,
      },
    ],
  },
  forModerators: false,
  isQuestion: false,
  isPrivate: () => true,
  async run({ options }, { engine }, { language }) {
    const title = options.getString('title', true);
    // What was typed and not chosen opens what would have been suggested first.
    const id = (await engine.articleNamed(title)) ?? (await engine.titles(title, 1))[0]?.id;
    const stored = id === undefined ? null : await engine.article(id);
    if (stored === null) throw new VerbatimError('TITLE_UNKNOWN', { title: cut(tidyLine(title), layout.question) });
    return articlePage(stored, '1', language);
  },
  suggest: async ({ options }, { engine }) =>
    titleSuggestions(await engine.titles(options.getFocused(), limits.suggestions)),
};

/** Articles to choose from: by title, outlet and date; told by their ids, or by their keys where those are too long. */
export function titleSuggestions(titles: readonly ArticleTitle[]): Suggestion[] {
  return titles.map(({ id, key, title, source, date }) => {
    const about = [source, date].flatMap((one) => (one === null ? [] : [tidyLine(one)])).filter((one) => one !== '');
    const behind = cut(about.map((one) => ` · ${one}`).join(''), limits.suggestion / 2);
    const name = cut(tidyLine(title) || id, limits.suggestion - behind.length) + behind;
    return { name, value: id.length <= limits.suggestion ? id : key };
  });
}
