import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { community as tunables, layout } from '../../tunables.js';
import { answerMessage } from '../asking/answer-message.js';
import { askEngine } from '../asking/keep.js';
import { text, textOnly } from '../components/parts.js';
import { limits } from '../limits.js';
import { oneLine } from '../line.js';
import { namesIn, plainWords } from '../plain-words.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

/** Follows a question that nothing answers yet; one that is answered already is answered. To the asker only. */
export const follow: Command = {
  definition: {
    ...worded('command.follow'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        ...worded('command.follow.question'),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: limits.question,
      },
    ],
  },
  forModerators: false,
  isQuestion: true,
  isPrivate: () => true,
  async run(interaction, context, { language }) {
    const { user, guildId: guild, channelId: channel, locale } = interaction;
    const { afterIndexing, engine } = context;
    const { follows, gaps } = context.community;
    const question = plainWords(interaction.options.getString('question', true), namesIn(interaction.guild));
    const answer = await askEngine({ text: question }, context);
    if (answer.confidence !== 'none') {
      const asker = { user: user.id, guild, channel, questionMessage: null, private: true };
      const message = await answerMessage(answer, asker, language, context);
      return { ...message, components: [text(language.say('follow.answered')), ...message.components] };
    }
    const { index } = answer;
    const { isNew } = follows.add({ user: user.id, guild, channel, question, locale, index });
    if (isNew) gaps.record({ question, source: 'declined', user: user.id, guild, channel, answer: null, index });
    // An index that came while this was being asked has tried the follows there were; this one it has not.
    const newest = (await engine.status()).index;
    if (newest !== index) afterIndexing.begin(newest);
    const shown = oneLine(question, layout.question);
    const count = follows.list(user.id).length;
    return textOnly(
      [
        language.say(isNew ? 'follow.added' : 'follow.already', { question: shown }),
        language.say(guild === null ? 'follow.how' : 'follow.howHere'),
        `-# ${language.say('follow.count', { count, limit: tunables.follows })}`,
      ].join('\n'),
    );
  },
};
