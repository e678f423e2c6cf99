import type { Channel, Role } from './shapes.js';

/** The permissions that matter to Verbatim, as bits. */
export const Permission = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  readMessageHistory: 1n << 16n,
  useApplicationCommands: 1n << 31n,
} as const;
export type PermissionName = keyof typeof Permission;

const all = Object.values(Permission).reduce((bits, bit) => bits | bit, 0n);

/** What the @everyone role may do unless a test says otherwise. */
export const ordinary = all & ~Permission.administrator & ~Permission.manageGuild;

/**
 * A member's permissions in a channel: roles, then the channel's overwrites for @everyone, the roles together, the member
 * (https://docs.discord.com/developers/topics/permissions#permission-overwrites). Everything is allowed in a direct message.
 */
export function permissionsIn(channel: Channel, userId: string, everyone: Role, roles: readonly Role[]): bigint {
  if (channel.type === 1) return all;
  const base = [everyone, ...roles].reduce((bits, role) => bits | role.permissions, 0n);
  if ((base & Permission.administrator) !== 0n) return all;
  const apply = (bits: bigint, ids: readonly string[]) => {
    const found = ids.flatMap((id) => channel.overwrites.get(id) ?? []);
    const deny = found.reduce((sum, o) => sum | o.deny, 0n);
    const allow = found.reduce((sum, o) => sum | o.allow, 0n);
    return (bits & ~deny) | allow;
  };
  return [[everyone.id], roles.map((role) => role.id), [userId]].reduce(apply, base);
}
