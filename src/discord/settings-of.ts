import type { Channel } from 'discord.js';
import type { SettingValues } from '../community/settings.js';
import type { Context } from './context.js';
import { describe } from './log.js';

/** Where something is asked: an interaction or a message. */
export interface AskedAt {
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly channel: Channel | null;
}

/**
 * What moderators set for the place of an interaction or a message; of a thread, for the channel that it belongs to. Where the settings
 * can't be read, the bot goes on: in the members' languages, and showing answers to their askers only.
 */
export function settingsOf({ guildId, channelId, channel }: AskedAt, context: Context): SettingValues {
  const parent = channel?.isThread() === true ? channel.parentId : null;
  try {
    return context.community.settings.of(guildId, parent ?? channelId);
  } catch (error) {
    context.logger.error(describe(error), 'the settings could not be read');
    return { askChannels: context.config.askChannelIds, privateByDefault: true, language: 'auto' };
  }
}
