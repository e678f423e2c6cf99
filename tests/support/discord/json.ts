import type { Channel, Message, Role, User } from './shapes.js';
import type { World } from './world.js';

const isoNow = (world: World) => new Date(world.now()).toISOString();

/** A channel as the gateway and the REST API show it. */
export function channelJson(channel: Channel, world: World): Record<string, unknown> {
  if (channel.type === 1) {
    return { id: channel.id, type: 1, last_message_id: null, flags: 0, recipients: [channel.recipient] };
  }
  return {
    id: channel.id,
    type: 0,
    guild_id: world.guildId,
    name: channel.name,
    position: 0,
    nsfw: false,
    topic: null,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
    permission_overwrites: [...channel.overwrites].map(([id, { allow, deny }]) => ({
      id,
      type: world.roles.some((role) => role.id === id) ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

/** A member without the user, as it comes with a message. */
export function memberJson(user: User, world: World): Record<string, unknown> {
  return {
    roles: world.members.get(user.id)?.roles.map((role) => role.id) ?? [],
    nick: null,
    avatar: null,
    joined_at: isoNow(world),
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0,
  };
}

/** A role as the gateway and the REST API show it. */
export function roleJson(role: Role, world: World): Record<string, unknown> {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position: world.roles.indexOf(role),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: role === world.botRole,
    mentionable: true,
    flags: 0,
  };
}

/** The guild as GUILD_CREATE shows it. */
export function guildJson(world: World): Record<string, unknown> {
  return {
    id: world.guildId,
    name: 'Readers',
    icon: null,
    splash: null,
    owner_id: '1',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: world.locale,
    system_channel_id: null,
    system_channel_flags: 0,
    features: [],
    emojis: [],
    stickers: [],
    roles: world.roles.map((role) => roleJson(role, world)),
    joined_at: isoNow(world),
    large: false,
    unavailable: false,
    member_count: world.members.size,
    members: [...world.members.values()].map(({ user }) => ({ ...memberJson(user, world), user })),
    channels: [...world.channels.values()].filter((c) => c.type === 0 && !c.deleted).map((c) => channelJson(c, world)),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A message as the REST API shows it to its author. */
export function messageJson(message: Message, world: World): Record<string, unknown> {
  const { message_reference: reference, ...rest } = message;
  const referenced = reference === null ? undefined : world.messages.get(reference.message_id);
  return {
    ...rest,
    tts: false,
    viewer: undefined,
    interaction_metadata: message.interaction_metadata ?? undefined,
    pinned: false,
    ...(message.webhook_id === null ? { webhook_id: undefined } : { application_id: world.applicationId }),
    ...(reference !== null && {
      message_reference: { type: 0, ...reference },
      referenced_message: referenced === undefined ? null : messageJson(referenced, world),
    }),
  };
}

/** A message as MESSAGE_CREATE shows it; without its words where the receiver may not read them. */
export function messageEvent(message: Message, world: World, readable: (message: Message) => boolean): unknown {
  const channel = world.channels.get(message.channel_id);
  const shown = (m: Message): Record<string, unknown> => ({
    ...messageJson(m, world),
    ...(!readable(m) && { content: '', embeds: [], components: [], attachments: [] }),
  });
  const referenced = world.messages.get(message.message_reference?.message_id ?? '');
  return {
    ...shown(message),
    ...(referenced !== undefined && { referenced_message: shown(referenced) }),
    channel_type: channel?.type ?? 0,
    ...(channel?.type !== 1 && {
      guild_id: world.guildId,
      ...(message.webhook_id === null && { member: memberJson(message.author, world) }),
      mentions: message.mentions.map((user) => ({ ...user, member: memberJson(user, world) })),
    }),
  };
}
