import type { Guild } from 'discord.js';

/** The name behind `<@id>`, `<@&id>` or `<#id>`; null where unknown. */
export type NameOf = (id: string) => string | null;

/** What a member wrote, as words to search for: names for mentions, nothing for custom emoji, single blanks. */
export function plainWords(text: string, nameOf: NameOf): string {
  return text
    .replace(/<(?:@[!&]?|#)(\d+)>/g, (_, id: string) => nameOf(id) ?? ' ')
    .replace(/<a?:\w+:\d+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Names of a server's members, roles and channels, as far as they are known without asking Discord. */
export function namesIn(guild: Guild | null): NameOf {
  return (id) =>
    guild?.members.cache.get(id)?.displayName ??
    guild?.roles.cache.get(id)?.name ??
    guild?.channels.cache.get(id)?.name ??
    null;
}
