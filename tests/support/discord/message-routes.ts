import { channelOf, demand, messageOf, personOf, writable } from './access.js';
import type { Backend, Call, Routes } from './backend.js';
import { isEmoji } from './button-rules.js';
import { channelJson } from './channel-json.js';
import { compose } from './compose.js';
import { ApiError, api } from './errors.js';
import { Intent } from './gateway.js';
import { emojiJson, restMessage } from './message-json.js';
import { type Channel, ChannelType, type Message, type MessageBody, MessageFlag } from './shapes.js';
import { reopen } from './threads.js';

/** Channels, direct messages, messages and reactions. */
export const messageRoutes: Routes = [
  ['POST /users/@me/channels', openDirect],
  ['GET /channels/:', (b, { at }) => channelJson(channelOf(b, at[0]!), b.world)],
  ['POST /channels/:/typing', (b, { at }) => b.onTyping(writable(b, at[0]!))],
  ['GET /channels/:/messages', history],
  ['POST /channels/:/messages', createMessage],
  ['GET /channels/:/messages/:', getMessage],
  ['PATCH /channels/:/messages/:', editMessage],
  ['DELETE /channels/:/messages/:', deleteMessage],
  ['PUT /channels/:/messages/:/reactions/:/@me', react],
  ['DELETE /channels/:/messages/:/reactions/:/@me', unreact],
];

function openDirect(backend: Backend, { body }: Call): unknown {
  const person = personOf(backend, (body as { recipient_id: string }).recipient_id);
  if (person.bot) throw api.cannotSendToUser();
  return channelJson(backend.world.directChannel(person), backend.world);
}

function createMessage(backend: Backend, { at, body, files }: Call): unknown {
  const { world } = backend;
  const channel = writable(backend, at[0]!);
  const given = body as MessageBody;
  if (given.embeds?.length) demand(backend, channel, 'embedLinks');
  if (files.length > 0) demand(backend, channel, 'attachFiles');
  const replyTo = repliedTo(backend, channel, given);
  if (((given.flags ?? 0) & MessageFlag.ephemeral) !== 0) {
    backend.onMistake(`a message to ${channel.id} asks to be ephemeral, which only an answer to an interaction can be`);
  }
  const same =
    given.enforce_nonce === true ? world.messagesIn(channel).find((m) => m.nonce === given.nonce) : undefined;
  if (same !== undefined) return restMessage(same, world);
  const message = world.post(channel, world.bot, {
    ...compose(world.cdn, { body: given, files, channelId: channel.id }),
    nonce: given.nonce ?? null,
    replyTo,
  });
  reopen(backend.gateway, world, channel);
  backend.post.created(message, given);
  return restMessage(message, world);
}

function repliedTo(
  { world }: Backend,
  channel: Channel,
  { message_reference: reference }: MessageBody,
): Message | null {
  if (reference === undefined) return null;
  if (!world.can(channel, 'readMessageHistory')) throw api.noHistory();
  const found = world.messages.get(reference.message_id);
  const message = found?.channel_id === channel.id && found.viewer === null ? found : null;
  if (message === null && reference.fail_if_not_exists !== false) {
    const problem = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
    throw api.invalidForm({ message_reference: { _errors: [problem] } });
  }
  // Only ordinary messages, replies and answers to commands can be replied to.
  if (message !== null && ![0, 19, 20, 23].includes(message.type)) {
    const problem = { code: 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', message: 'Cannot reply to a system message' };
    throw api.invalidForm({ message_reference: { _errors: [problem] } });
  }
  return message;
}

/** Newest first; nothing without the permission to read it. */
function history(backend: Backend, { at, query }: Call): unknown {
  const { world } = backend;
  const channel = channelOf(backend, at[0]!);
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    const message = 'int value should be between 1 and 100.';
    throw api.invalidForm({ limit: { _errors: [{ code: 'NUMBER_TYPE_RANGE', message }] } });
  }
  if (!world.can(channel, 'readMessageHistory')) return [];
  const bound = (name: string) => (query.has(name) ? BigInt(query.get(name)!) : null);
  const [before, after, around] = [bound('before'), bound('after'), bound('around')];
  const all = world.messagesIn(channel).reverse();
  if (around !== null) {
    const middle = all.findIndex(({ id }) => BigInt(id) <= around);
    const from = Math.max(0, (middle === -1 ? all.length : middle) - Math.floor(limit / 2));
    return all.slice(from, from + limit).map((message) => restMessage(message, world));
  }
  const some = all.filter(
    ({ id }) => (before === null || BigInt(id) < before) && (after === null || BigInt(id) > after),
  );
  return (after === null ? some.slice(0, limit) : some.slice(-limit)).map((message) => restMessage(message, world));
}

function getMessage(backend: Backend, { at }: Call): unknown {
  const channel = channelOf(backend, at[0]!);
  demand(backend, channel, 'readMessageHistory');
  return restMessage(messageOf(backend, channel, at[1]!), backend.world);
}

function editMessage(backend: Backend, { at, body, files }: Call): unknown {
  const { world } = backend;
  const channel = channelOf(backend, at[0]!);
  const message = messageOf(backend, channel, at[1]!);
  if (message.author.id !== world.bot.id) throw api.editOthers();
  if (channel.thread?.archived === true) throw api.threadArchived();
  const given = body as MessageBody;
  if (given.embeds?.length) demand(backend, channel, 'embedLinks');
  if (files.length > 0) demand(backend, channel, 'attachFiles');
  Object.assign(message, compose(world.cdn, { body: given, files, before: message, channelId: channel.id }));
  message.edited_timestamp = new Date(world.now()).toISOString();
  backend.post.updated(message, given);
  return restMessage(message, world);
}

function deleteMessage(backend: Backend, { at }: Call): void {
  const { world } = backend;
  const channel = channelOf(backend, at[0]!);
  const message = messageOf(backend, channel, at[1]!);
  if (message.author.id !== world.bot.id) {
    if (channel.type === ChannelType.direct) {
      throw new ApiError(403, 50_003, 'Cannot execute action on this channel type');
    }
    demand(backend, channel, 'manageMessages');
  }
  if (channel.thread?.archived === true) throw api.threadArchived();
  backend.post.deleted(message);
}

/** The first to react with an emoji needs Add Reactions; whoever joins in does not. */
function react(backend: Backend, { at }: Call): void {
  const { world } = backend;
  const channel = channelOf(backend, at[0]!);
  demand(backend, channel, 'readMessageHistory');
  const message = messageOf(backend, channel, at[1]!);
  const emoji = at[2]!;
  if (!isEmoji(emoji)) throw new ApiError(400, 10_014, 'Unknown Emoji');
  if (!message.reactions.has(emoji)) demand(backend, channel, 'addReactions');
  if (channel.thread?.archived === true) throw api.threadArchived();
  const people = message.reactions.get(emoji) ?? new Set();
  message.reactions.set(emoji, people.add(world.bot.id));
  backend.onReaction(message, emoji);
  dispatchReaction(backend, 'MESSAGE_REACTION_ADD', channel, message, emoji);
}

function unreact(backend: Backend, { at }: Call): void {
  const channel = channelOf(backend, at[0]!);
  const message = messageOf(backend, channel, at[1]!);
  const people = message.reactions.get(at[2]!);
  if (people?.delete(backend.world.bot.id) !== true) return;
  if (people.size === 0) message.reactions.delete(at[2]!);
  dispatchReaction(backend, 'MESSAGE_REACTION_REMOVE', channel, message, at[2]!);
}

function dispatchReaction({ gateway, world }: Backend, t: string, channel: Channel, message: Message, emoji: string) {
  const direct = channel.type === ChannelType.direct;
  gateway.dispatch(t, direct ? Intent.directMessageReactions : Intent.guildMessageReactions, () => ({
    user_id: world.bot.id,
    channel_id: channel.id,
    message_id: message.id,
    message_author_id: message.author.id,
    emoji: emojiJson(emoji),
    burst: false,
    type: 0,
    ...(!direct && { guild_id: world.guildId }),
  }));
}
