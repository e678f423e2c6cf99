import type { BaseInteraction } from 'discord.js';
import type { GapFilter } from '../../community/gap-list.js';
import type { GapSource } from '../../community/gaps.js';
import { VerbatimError } from '../../errors.js';

const filters = { all: null, declined: 'declined', 'not-helpful': 'not-helpful' } as const satisfies Record<
  string,
  GapSource | null
>;

/** What custom ids and the menu call a filter. */
export type FilterName = keyof typeof filters;
export const filterNames = Object.keys(filters) as FilterName[];

/** @throws VerbatimError COMPONENT_UNKNOWN where it is none. */
export function filterNamed(name: string | undefined): FilterName {
  if (name === undefined || !Object.hasOwn(filters, name)) throw new VerbatimError('COMPONENT_UNKNOWN');
  return name as FilterName;
}

/**
 * Whose gaps a moderator sees: their server's; and those of direct messages, which belong to no server, where the bot serves this one only.
 */
export function guildsSeen({ guildId, client }: Pick<BaseInteraction, 'guildId' | 'client'>): (string | null)[] {
  return [guildId!, ...(client.guilds.cache.size === 1 ? [null] : [])];
}

export function filterOf(interaction: Pick<BaseInteraction, 'guildId' | 'client'>, name: FilterName): GapFilter {
  return { guilds: guildsSeen(interaction), source: filters[name] };
}
