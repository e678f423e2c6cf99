import { ChannelType, type Guild, type GuildBasedChannel, type GuildMember, PermissionFlagsBits } from 'discord.js';
import { type NeededPermission, missingOf } from './needs.js';

/** A channel in which the bot lacks something. */
export interface Lack {
  readonly id: string;
  readonly name: string;
  /** Whether every message in it is a question. */
  readonly isAsk: boolean;
  readonly missing: readonly NeededPermission[];
}

/** What the bot can do in a server. */
export interface Access {
  /** What its roles don't give it, wherever it is. */
  readonly missing: readonly NeededPermission[];
  /** Channels with texts that it sees and in which it lacks something, and ask channels that it doesn't see. */
  readonly lacking: readonly Lack[];
  /** Channels with texts that it doesn't see, ask channels apart: most likely on purpose. */
  readonly hidden: number;
  /** All channels with texts. */
  readonly channels: number;
}

const withTexts: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
]);

/**
 * @param guild with its roles and channels.
 * @param me the bot in it.
 * @param askChannels ids.
 */
export function accessIn(guild: Guild, me: GuildMember, askChannels: readonly string[]): Access {
  const channels = [...guild.channels.cache.values()].filter(({ type }) => withTexts.has(type));
  const looked = channels.map((channel) => ({ channel, permissions: channel.permissionsFor(me) }));
  const isAsk = ({ id }: GuildBasedChannel) => askChannels.includes(id);
  const shown = looked.filter(
    ({ channel, permissions }) => permissions.has(PermissionFlagsBits.ViewChannel) || isAsk(channel),
  );
  const lacks = shown.map(({ channel, permissions }) => {
    // Without sight of a channel everything else is gone there, too: that is one thing to mend.
    const missing = missingOf(permissions);
    const sight = missing.filter(({ bit }) => bit === PermissionFlagsBits.ViewChannel);
    return {
      id: channel.id,
      name: channel.name,
      isAsk: isAsk(channel),
      missing: sight.length > 0 ? sight : missing,
    };
  });
  return {
    missing: missingOf(me.permissions),
    lacking: lacks.filter(({ missing }) => missing.length > 0),
    hidden: looked.length - shown.length,
    channels: channels.length,
  };
}

/** `#general (Send Messages, Add Reactions)`, a channel each. */
export function lacksIn(lacking: readonly Lack[], most: number): string {
  const named = lacking
    .slice(0, most)
    .map(({ name, missing }) => `#${name} (${missing.map((one) => one.name).join(', ')})`);
  const more = lacking.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
