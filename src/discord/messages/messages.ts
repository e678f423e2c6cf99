import type { Message } from 'discord.js';
import { answerMessage } from '../asking/answer-message.js';
import { type Asker, askEngine } from '../asking/keep.js';
import type { Context } from '../context.js';
import { deliver } from '../deliver.js';
import { renderHowTo } from '../how-to.js';
import { languageOf } from '../language-of.js';
import type { Payload } from '../payload.js';
import { respond } from '../respond.js';
import type { Language } from '../words/language.js';
import { isChatter } from './chatter.js';
import { continuesThread, exchangeBefore } from './conversation.js';
import { courtesyIn } from './courtesy.js';
import { type Heard, questionIn } from './mention.js';
import { askForPatience, putOff } from './patience.js';
import { messageReply } from './reply.js';

/** What the bot reacts with to what needs no words. */
const reactions = { thanks: '👍', greeting: '👋', chatter: '🤷' } as const;

/**
 * Answers a message where it is a question to the bot; is silent on all others.
 * @param said what it said when it came.
 */
export async function handleMessage(message: Message, said: Heard, context: Context): Promise<void> {
  const heard = await listen(message, said, context);
  const question = questionIn(heard);
  if (question === null) return;
  const courtesy = courtesyIn(question);
  if (courtesy === 'thanks' || (courtesy !== null && !isAddressed(heard))) {
    await react(message, reactions[courtesy], context);
    return;
  }
  const { engine, limiter, logger, questions } = context;
  const wait = limiter.take(message.author.id);
  const language = languageOf(message, context);
  if (wait > 0) {
    // Told once; answering every further message would be the flood that the limit is there to prevent.
    if (limiter.warn(message.author.id)) await askForPatience(message, wait, language, context);
    return;
  }
  const done = engine.isFull() ? null : questions.take(message.channelId);
  if (done === null) {
    await putOff(message, context);
    return;
  }
  try {
    await respond(messageReply(message, context), { logger, audience: { role: 'member', language } }, async () => {
      if (question === '' || courtesy !== null) return renderHowTo(language);
      return answerTo(message, question, heard, language, context);
    });
  } finally {
    done();
  }
}

async function listen(message: Message, said: Heard, context: Context): Promise<Heard> {
  return questionIn(said) === null ? { ...said, continues: await continuesThread(message, context) } : said;
}

/** Whether someone turned to the bot by name, or in private: then even a greeting wants a reply in words. */
function isAddressed({ direct, mentioned, repliesToBot }: Heard): boolean {
  return direct || (mentioned && !repliesToBot);
}

/** The answer in words; null where a reaction is enough, for talk in an ask channel. */
async function answerTo(
  message: Message,
  text: string,
  heard: Heard,
  language: Language,
  context: Context,
): Promise<Payload | null> {
  const previous = exchangeBefore(message, context);
  const answer = await askEngine({ text, ...(previous !== null && { previous }) }, context);
  if (heard.inAskChannel && !isAddressed(heard) && isChatter(text, answer)) {
    await react(message, reactions.chatter, context);
    return null;
  }
  return answerMessage(answer, askerOf(message), language, context);
}

/** Who asks in a message, and where. */
export function askerOf(message: Message): Asker {
  const { author, channelId, guildId, id } = message;
  return { user: author.id, guild: guildId, channel: channelId, questionMessage: id, private: false };
}

async function react(message: Message, emoji: string, { logger }: Context): Promise<void> {
  await deliver('a reaction', logger, () => message.react(emoji));
}
