import type { CommandStore, RegisteredCommand } from './commands.js';
import { Permission } from './permissions.js';
import type { Channel, User } from './shapes.js';
import type { World } from './world.js';

/**
 * The commands that Discord offers a person in a channel: by where they may be used, and by the permissions that a member
 * needs until a server's owner says otherwise.
 */
export function offeredTo(world: World, commands: CommandStore, user: User, channel: Channel): RegisteredCommand[] {
  const direct = channel.type === 1;
  const all = (direct ? [null] : [world.guildId, null]).flatMap((scope) => commands.list(scope));
  return all.filter(({ contexts, dm_permission, default_member_permissions: needed }) => {
    if (contexts?.includes(direct ? 1 : 0) === false) return false;
    if (direct) return dm_permission !== false;
    const has = world.permissions(channel, user);
    if ((has & Permission.administrator) !== 0n || needed === null) return true;
    // "0" is for administrators only.
    return needed !== '0' && (has & BigInt(needed)) === BigInt(needed);
  });
}
