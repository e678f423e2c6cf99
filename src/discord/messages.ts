import { type Message, MessageType } from 'discord.js';
import { VerbatimError } from '../errors.js';
import type { Context } from './context.js';
import { type Heard, questionIn } from './mention.js';
import { messageReply } from './message-reply.js';
import { renderAnswer } from './answer/message.js';
import { renderHowTo } from './how-to.js';
import { languageIn } from './language-of.js';
import { respond } from './respond.js';

const written = [MessageType.Default, MessageType.Reply];

function heardIn(message: Message, bot: string, askChannelIds: readonly string[]): Heard {
  const { mentions } = message;
  return {
    content: message.content,
    bot,
    automatic: message.author.bot || message.webhookId !== null || !written.includes(message.type),
    everyone: mentions.everyone,
    mentioned: mentions.users.has(bot),
    repliesToBot: mentions.repliedUser?.id === bot,
    direct: message.channel.isDMBased(),
    inAskChannel: askChannelIds.includes(message.channelId),
    nameOf: (id) =>
      message.guild?.members.cache.get(id)?.displayName ??
      mentions.users.get(id)?.displayName ??
      mentions.roles.get(id)?.name ??
      message.guild?.channels.cache.get(id)?.name ??
      null,
  };
}

/** Answers a message where it is a question to the bot; is silent on all others. */
export async function handleMessage(message: Message, context: Context): Promise<void> {
  const question = questionIn(heardIn(message, message.client.user.id, context.config.askChannelIds));
  if (question === null) return;
  const wait = context.limiter.take(message.author.id);
  // Told once; answering every further message would be the flood that the limit is there to prevent.
  if (wait > 0 && !context.limiter.warn(message.author.id)) return;
  const language = languageIn(message.guild);
  const audience = { role: 'member', language } as const;
  await respond(messageReply(message, context.logger), { logger: context.logger, audience }, async () => {
    if (wait > 0) throw new VerbatimError('TOO_FAST', { seconds: wait });
    if (question === '') return renderHowTo(language);
    return renderAnswer(await context.engine.ask({ text: question }), { language, id: null });
  });
}
