import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { verification as tunables } from '../../tunables.js';
import { text, textOnly } from '../components/parts.js';
import { limits } from '../limits.js';
import { isOwn, quotesIn } from '../message-quotes.js';
import { renderVerdict } from '../verdict/render.js';
import type { MessageMenu } from './menu.js';
import { named } from './worded.js';

/** What is said beside the verdicts, in UTF-16 units. */
const beside = 300;

/** Tells of what a message quotes whether it stands in the articles: word for word, altered, or not at all. */
export const verifyQuote: MessageMenu = {
  definition: {
    ...named('menu.verify'),
    type: ApplicationCommandType.Message,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  forModerators: false,
  isQuestion: true,
  async run({ targetMessage }, { engine }, { language }) {
    const { quotes, marked } = quotesIn(targetMessage);
    if (quotes.length === 0) return textOnly(language.say(isOwn(targetMessage) ? 'verify.own' : 'verify.nothing'));
    const looked = quotes.slice(0, tunables.quotes);
    const verdicts = await Promise.all(looked.map((quoted) => engine.verify(quoted)));
    const room = Math.floor((limits.text - beside) / looked.length);
    const more = quotes.length - looked.length;
    return {
      components: [
        ...(marked ? [] : [text(`-# ${language.say('verify.whole')}`)]),
        ...verdicts.flatMap((verdict) => (verdict === null ? [] : [text(renderVerdict(verdict, room, language))])),
        ...(more > 0 ? [text(`-# ${language.say('verify.more', { count: more })}`)] : []),
      ],
    };
  },
};
