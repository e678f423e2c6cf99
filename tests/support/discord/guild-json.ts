import { channelJson } from './channel-json.js';
import { type Channel, ChannelType, type Role, type User } from './shapes.js';
import type { World } from './world.js';

/** A member without the user, as it comes with a message. */
export function memberJson(user: User, world: World): Record<string, unknown> {
  return {
    roles: world.members.get(user.id)?.roles.map((role) => role.id) ?? [],
    nick: null,
    avatar: null,
    banner: null,
    joined_at: world.founded,
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
    ...(role === world.botRole && { tags: { bot_id: world.bot.id } }),
    mentionable: true,
    flags: 0,
  };
}

/** Whether a channel is a thread that is open and that the bot sees. */
export function isActive(channel: Channel, world: World): boolean {
  return channel.thread?.archived === false && !channel.deleted && world.can(channel, 'viewChannel');
}

/** The guild as GUILD_CREATE shows it. */
export function guildJson(world: World): Record<string, unknown> {
  const channels = [...world.channels.values()].filter(({ deleted }) => !deleted);
  return {
    id: world.guildId,
    name: 'Readers',
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    home_header: null,
    banner: null,
    application_id: null,
    region: 'us-central',
    widget_enabled: false,
    widget_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_subscription_count: 0,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    nsfw: false,
    incidents_data: null,
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
    joined_at: world.founded,
    large: false,
    unavailable: false,
    member_count: world.members.size,
    members: [...world.members.values()].map(({ user }) => ({ ...memberJson(user, world), user })),
    channels: channels
      .filter(({ type, thread }) => type !== ChannelType.direct && thread === null)
      .map((channel) => channelJson(channel, world)),
    threads: channels.filter((channel) => isActive(channel, world)).map((channel) => channelJson(channel, world)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
