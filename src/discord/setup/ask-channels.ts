import type { Community } from '../../community/community.js';
import type { DiscordConfig } from '../../config.js';

/** The channels of a server in which every message is a question: as its moderators set it, else as the operator did. */
export function askChannelsIn(guild: string, config: DiscordConfig, community: Community | null): readonly string[] {
  return community?.settings.of(guild, null).askChannels ?? config.askChannelIds;
}
