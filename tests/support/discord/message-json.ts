import { channelJson } from './channel-json.js';
import { memberJson } from './guild-json.js';
import { ChannelType, type Message } from './shapes.js';
import type { World } from './world.js';

type Readable = (message: Message) => boolean;

const everything: Readable = () => true;

/** A message in full, as it comes with an interaction. */
export function messageJson(message: Message, world: World, readable: Readable = everything): Record<string, unknown> {
  const { message_reference: reference, reactions, ...rest } = message;
  const referenced = reference === null ? undefined : world.messages.get(reference.message_id);
  const thread = world.channels.get(message.id);
  return {
    ...rest,
    tts: false,
    viewer: undefined,
    interaction_metadata: message.interaction_metadata ?? undefined,
    reactions: reactionsJson(reactions, world),
    ...(message.webhook_id === null ? { webhook_id: undefined } : { application_id: world.applicationId }),
    ...(message.nonce === null && { nonce: undefined }),
    ...(thread && { thread: channelJson(thread, world) }),
    ...(reference !== null && { message_reference: { ...reference, guild_id: guildOf(message, world) } }),
    ...(reference?.type === 0 && {
      referenced_message: referenced === undefined ? null : messageJson(referenced, world, readable),
    }),
    ...(reference?.type === 1 && { message_snapshots: [{ message: snapshot(referenced) }] }),
    ...(!readable(message) && {
      content: '',
      embeds: [],
      components: [],
      attachments: [],
      message_snapshots: undefined,
    }),
  };
}

function guildOf({ channel_id }: Message, world: World): string | undefined {
  return world.channels.get(channel_id)?.type === ChannelType.direct ? undefined : world.guildId;
}

/** What a forward shows of the message that it forwards. */
function snapshot(forwarded: Message | undefined): Record<string, unknown> {
  const { content = '', embeds = [], attachments = [], components = [], type = 0, flags = 0 } = forwarded ?? {};
  const { timestamp, edited_timestamp = null } = forwarded ?? {};
  const mentions = { mentions: [], mention_roles: [] };
  return { content, embeds, attachments, components, type, flags, timestamp, edited_timestamp, ...mentions };
}

function reactionsJson(reactions: Message['reactions'], world: World): unknown {
  if (reactions.size === 0) return undefined;
  return [...reactions].map(([emoji, people]) => ({
    emoji: emojiJson(emoji),
    count: people.size,
    count_details: { burst: 0, normal: people.size },
    me: people.has(world.bot.id),
    me_burst: false,
    burst_colors: [],
  }));
}

/** An emoji as in `name:id`, or a character. */
export function emojiJson(emoji: string): { id: string | null; name: string } {
  const [, name, id] = /^(\w+):(\d+)$/.exec(emoji) ?? [];
  return name === undefined ? { id: null, name: emoji } : { id: id!, name };
}

/** Whether the bot may read a message without the Message Content intent: its own, to it, and in direct messages. */
export function addressed(message: Message, world: World): boolean {
  return (
    world.channels.get(message.channel_id)?.type === ChannelType.direct ||
    message.author.id === world.bot.id ||
    message.mentions.some((user) => user.id === world.bot.id)
  );
}

/** A message as the REST API shows it to the bot. */
export function restMessage(message: Message, world: World): Record<string, unknown> {
  return messageJson(message, world, (one) => world.application.contentGranted || addressed(one, world));
}

/** A message as MESSAGE_CREATE and MESSAGE_UPDATE show it. */
export function messageEvent(message: Message, world: World, readable: Readable): Record<string, unknown> {
  const channel = world.channels.get(message.channel_id);
  return {
    ...messageJson(message, world, readable),
    channel_type: channel?.type ?? 0,
    ...(channel?.type !== ChannelType.direct && {
      guild_id: world.guildId,
      ...(message.webhook_id === null && { member: memberJson(message.author, world) }),
      mentions: message.mentions.map((user) => ({ ...user, member: memberJson(user, world) })),
    }),
  };
}
