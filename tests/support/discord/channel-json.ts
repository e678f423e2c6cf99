import { type Channel, ChannelType, type User } from './shapes.js';
import type { World } from './world.js';

/** A channel as the gateway and the REST API show it. */
export function channelJson(channel: Channel, world: World): Record<string, unknown> {
  const { id, type, name, thread } = channel;
  if (type === ChannelType.direct) {
    return { id, type, last_message_id: null, flags: 0, recipients: [channel.recipient] };
  }
  if (thread !== null) return threadJson(channel, world);
  return {
    id,
    type,
    guild_id: world.guildId,
    name,
    position: [...world.channels.keys()].indexOf(id),
    nsfw: false,
    topic: null,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
    permission_overwrites: [...channel.overwrites].map(([target, { allow, deny }]) => ({
      id: target,
      type: world.roles.some((role) => role.id === target) ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

/** A thread; with the bot's membership where it is in it. */
function threadJson({ id, type, name, thread }: Channel, world: World): Record<string, unknown> {
  const { parent, owner, members, archived, locked, createdAt } = thread!;
  const created = new Date(createdAt).toISOString();
  const count = [...world.messages.values()].filter((m) => m.channel_id === id && m.viewer === null).length;
  return {
    id,
    type,
    guild_id: world.guildId,
    name,
    parent_id: parent.id,
    owner_id: owner.id,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
    message_count: count,
    total_message_sent: count,
    member_count: members.size,
    thread_metadata: {
      archived,
      locked,
      auto_archive_duration: 1_440,
      archive_timestamp: created,
      create_timestamp: created,
      ...(type === ChannelType.privateThread && { invitable: true }),
    },
    ...(members.has(world.bot.id) && { member: threadMemberJson(id, world.bot, created) }),
  };
}

/** Who is in a thread, as Discord shows it. */
export function threadMemberJson(id: string, { id: userId }: User, since: string): Record<string, unknown> {
  return { id, user_id: userId, join_timestamp: since, flags: 0 };
}
