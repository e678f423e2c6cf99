import { ApplicationCommandOptionType, ButtonStyle } from 'discord.js';
import { fileOfArticle } from '../../corpus-files/remove.js';
import { VerbatimError } from '../../errors.js';
import { keyOf } from '../../retrieval/article-titles.js';
import { layout } from '../../tunables.js';
import { button, row, text } from '../components/parts.js';
import { titledArticle } from '../corpus/titled.js';
import { tidyLine } from '../escape.js';
import { cut, limits } from '../limits.js';
import { titleSuggestions } from './article.js';
import type { Command } from './command.js';
import { moderatorsOnly } from './moderators.js';
import { worded } from './worded.js';

/** Asks whether an article is to be taken out of the corpus. */
export const remove: Command = {
  definition: {
    ...worded('command.remove'),
    ...moderatorsOnly,
    options: [
      {
        ...worded('command.remove.title'),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: limits.question,
        autocomplete: true,
      },
    ],
  },
  forModerators: true,
  isQuestion: false,
  isPrivate: () => true,
  async run({ options }, context, { language }) {
    const title = options.getString('title', true);
    const id = await context.engine.articleNamed(title);
    if (id === null) throw new VerbatimError('TITLE_UNKNOWN', { title: cut(tidyLine(title), layout.question) });
    await fileOfArticle(context.seeds, id);
    const danger = { style: ButtonStyle.Danger } as const;
    return {
      components: [
        text(language.say('remove.ask', await titledArticle(id, context, language))),
        row(
          button(language.say('button.remove'), 'remove-confirm', [keyOf(id)], danger),
          button(language.say('button.keep'), 'remove-keep', []),
        ),
      ],
    };
  },
  suggest: async ({ options }, { engine }) =>
    titleSuggestions(await engine.titles(options.getFocused(), limits.suggestions)),
};
