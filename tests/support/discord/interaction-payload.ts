import type { Interaction } from './interaction.js';
import { channelJson } from './channel-json.js';
import { memberJson } from './guild-json.js';
import { messageJson } from './message-json.js';
import type { World } from './world.js';

/** What differs between the interactions of one kind. */
export interface PayloadOptions {
  readonly data: Readonly<Record<string, unknown>>;
  /** The member's language as Discord names it. */
  readonly locale: string;
  /** The member's permissions in the channel. */
  readonly permissions: bigint;
}

/** An interaction as INTERACTION_CREATE brings it. */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  { data, locale, permissions }: PayloadOptions,
): Record<string, unknown> {
  const { id, token, type, channel, user, source } = interaction;
  const direct = channel.type === 1;
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channelJson(channel, world), permissions: String(permissions) },
    app_permissions: String(world.permissions(channel, world.bot)),
    locale,
    entitlements: [],
    authorizing_integration_owners: { 0: direct ? '0' : world.guildId },
    attachment_size_limit: 10_485_760,
    ...(source !== null && { message: messageJson(source, world) }),
    ...(direct
      ? { user, context: 1 }
      : {
          guild_id: world.guildId,
          guild: { id: world.guildId, locale: world.locale, features: [] },
          guild_locale: world.locale,
          context: 0,
          member: { ...memberJson(user, world), user, permissions: String(permissions) },
        }),
  };
}
