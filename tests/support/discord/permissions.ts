import { type Channel, ChannelType, type Role } from './shapes.js';

/** The permissions that matter to Verbatim, as bits. */
export const Permission = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useExternalEmojis: 1n << 18n,
  manageRoles: 1n << 28n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
} as const;
export type PermissionName = keyof typeof Permission;

export const bitsOf = (names: readonly PermissionName[]): bigint =>
  names.reduce((bits, name) => bits | Permission[name], 0n);

const all = bitsOf(Object.keys(Permission) as PermissionName[]);

/** What the @everyone role may do unless a test says otherwise. */
export const ordinary =
  all &
  ~bitsOf([
    'administrator',
    'manageChannels',
    'manageGuild',
    'manageMessages',
    'mentionEveryone',
    'manageRoles',
    'manageThreads',
  ]);

/** What cannot be done where no message can be written. */
const writing = bitsOf(['mentionEveryone', 'attachFiles', 'embedLinks']);

/**
 * A member's permissions in a channel: roles, then the channel's overwrites for @everyone, the roles together, the member; in
 * a thread, its parent's (https://docs.discord.com/developers/topics/permissions#permission-overwrites). Without View Channel
 * or Send Messages, what rests on them is gone too. In a direct message everything ordinary is allowed.
 */
export function permissionsIn(channel: Channel, userId: string, everyone: Role, roles: readonly Role[]): bigint {
  if (channel.type === ChannelType.direct) return ordinary;
  const base = [everyone, ...roles].reduce((bits, role) => bits | role.permissions, 0n);
  if ((base & Permission.administrator) !== 0n) return all;
  const { overwrites } = channel.thread?.parent ?? channel;
  const apply = (bits: bigint, ids: readonly string[]) => {
    const found = ids.flatMap((id) => overwrites.get(id) ?? []);
    const deny = found.reduce((sum, o) => sum | o.deny, 0n);
    const allow = found.reduce((sum, o) => sum | o.allow, 0n);
    return (bits & ~deny) | allow;
  };
  const bits = [[everyone.id], roles.map((role) => role.id), [userId]].reduce(apply, base);
  if ((bits & Permission.viewChannel) === 0n) return 0n;
  const { thread } = channel;
  const hidden = channel.type === ChannelType.privateThread && (bits & Permission.manageThreads) === 0n;
  if (hidden && thread?.members.has(userId) === false) return 0n;
  const write = thread === null ? Permission.sendMessages : Permission.sendMessagesInThreads;
  return (bits & write) === 0n ? bits & ~writing : bits;
}
