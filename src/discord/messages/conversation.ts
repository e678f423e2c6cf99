import { type AnyThreadChannel, type Message, MessageType, type TextBasedChannel } from 'discord.js';
import { type ShownAnswer, exchangeOf } from '../../community/answers.js';
import { conversations } from '../../tunables.js';
import type { Exchange } from '../../types.js';
import type { Context } from '../context.js';
import { describe } from '../log.js';
import { isQuestion } from './chatter.js';
import { courtesyIn } from './courtesy.js';

/**
 * The exchange that a question follows on: of the answer it replies to; else of the newest answer before it in its thread, or in a direct
 * message if that is not long ago. Null where it stands for itself.
 */
export function exchangeBefore(message: Message, context: Context): Exchange | null {
  const answer = answerBefore(message, context);
  return answer === null ? null : exchangeOf(answer);
}

function answerBefore(message: Message, { community, logger, now }: Context): ShownAnswer | null {
  const { id, channel, channelId, reference } = message;
  try {
    const replied = reference?.messageId === undefined ? null : answerIn(reference.messageId, channel, community);
    if (replied !== null) return replied;
    if (channel.isThread()) return newestInThread(channel, id, community);
    const newest = channel.isDMBased() ? community.answers.newestIn(channelId, id) : null;
    return newest !== null && now() - newest.createdAt <= conversations.direct ? newest : null;
  } catch (error) {
    logger.error(describe(error), 'the answer that a question follows on could not be looked up');
    return null;
  }
}

/**
 * The answer in a message. One that was sent a moment ago may not have been noted yet: it is the answer to what it replies to.
 */
function answerIn(id: string, { messages, client }: TextBasedChannel, { answers }: Context['community']) {
  const noted = answers.inMessage(id);
  const shown = messages.cache.get(id);
  const question = shown?.author.id === client.user.id ? shown.reference?.messageId : undefined;
  return noted ?? (question === undefined ? null : answers.toMessage(question));
}

/**
 * The newest answer in a thread before a message: the one that it was begun from, where there is none in it (a thread has its first
 * message's id).
 */
function newestInThread(
  { id, parent }: AnyThreadChannel,
  before: string,
  community: Context['community'],
): ShownAnswer | null {
  const newest = community.answers.newestIn(id, before);
  if (newest !== null) return newest;
  return parent?.isTextBased() === true ? answerIn(id, parent, community) : community.answers.inMessage(id);
}

/**
 * Whether a message in a thread goes on with its author's conversation with the bot, though it isn't addressed to it: the newest answer
 * was given to the author, nobody else has said anything since, the message is not a reply to, and mentions, no one else, and it is a
 * question by its form, or thanks. Anything else in a thread is talk among people.
 */
export async function continuesThread(message: Message, context: Context): Promise<boolean> {
  const { author, channel, channelId, client, content, mentions, reference } = message;
  const bot = client.user.id;
  if (!channel.isThread() || author.bot || message.webhookId !== null) return false;
  if (reference !== null || mentions.everyone || mentions.roles.size > 0) return false;
  if (mentions.users.some(({ id }) => id !== bot)) return false;
  if (!isQuestion(content) && courtesyIn(content) !== 'thanks') return false;
  try {
    const newest = newestInThread(channel, message.id, context.community);
    if (newest === null || newest.person !== context.community.people.key(author.id)) return false;
    const last = await lastByOthers(message);
    // Without one, the thread was begun from the answer, which stands in the channel above.
    return last === null ? newest.channel !== channelId : last.author.id === bot;
  } catch (error) {
    context.logger.warn(describe(error), 'it could not be told whether a message goes on with a conversation');
    return false;
  }
}

/** The last message before this one that its author didn't write; null where there is none within reach. */
async function lastByOthers(message: Message): Promise<Message | null> {
  const isOther = ({ id, author, type }: Message) =>
    BigInt(id) < BigInt(message.id) && author.id !== message.author.id && type !== MessageType.ThreadStarterMessage;
  const newest = (found: Iterable<Message>) =>
    [...found].filter(isOther).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))[0] ?? null;
  const { messages } = message.channel;
  return newest(messages.cache.values()) ?? newest((await messages.fetch({ before: message.id, limit: 20 })).values());
}
