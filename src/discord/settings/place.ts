import type { Guild } from 'discord.js';
import type { SettingPlace } from '../../community/settings.js';
import { VerbatimError } from '../../errors.js';
import type { ComponentInteraction } from '../components/component.js';

/** What stands for the server as a whole in a custom id. */
export const SERVER = 'server';

/** What a custom id calls a place. */
export function partOf({ channel = SERVER }: SettingPlace): string {
  return channel;
}

/**
 * The place that a custom id names, or a menu: the server in which it was used, or a channel of it.
 * @throws VerbatimError COMPONENT_UNKNOWN where it is neither.
 */
export function placeIn({ guild }: Pick<ComponentInteraction, 'guild'>, part: string | undefined): SettingPlace {
  if (guild === null || part === undefined) throw new VerbatimError('COMPONENT_UNKNOWN');
  if (part === SERVER) return { guild: guild.id };
  if (!isChannelOf(guild, part)) throw new VerbatimError('COMPONENT_UNKNOWN');
  return { guild: guild.id, channel: part };
}

export function isChannelOf(guild: Guild, id: string): boolean {
  return guild.channels.cache.has(id);
}
