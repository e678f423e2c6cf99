import { channelJson, threadMemberJson } from './channel-json.js';
import { type Gateway, Intent } from './gateway.js';
import { type Channel, MessageFlag, type Message, type User } from './shapes.js';
import type { ThreadOptions, World } from './world.js';

/** Tells the gateway of a thread, where the bot sees it. */
function announce(gateway: Gateway, world: World, t: string, thread: Channel, more: object = {}): void {
  if (!world.can(thread, 'viewChannel')) return;
  gateway.dispatch(t, Intent.guilds, () => ({ ...channelJson(thread, world), ...more }));
}

/** Someone starts a thread. */
export function startThread(
  gateway: Gateway,
  world: World,
  parent: Channel,
  name: string,
  owner: User,
  options: ThreadOptions = {},
): Channel {
  const thread = world.addThread(parent, name, owner, options);
  announce(gateway, world, 'THREAD_CREATE', thread, { newly_created: true });
  if (options.from !== undefined) {
    options.from.flags |= MessageFlag.hasThread;
    gateway.dispatchMessage('MESSAGE_UPDATE', options.from);
    world.post(thread, owner, { type: 21, replyTo: options.from, replyPing: false });
  }
  return thread;
}

/** Someone comes into a thread. The bot hears of a private thread for the first time by that. */
export function joinThread(gateway: Gateway, world: World, thread: Channel, user: User): void {
  const { members } = thread.thread!;
  if (members.has(user.id)) return;
  members.add(user.id);
  if (user.id === world.bot.id) announce(gateway, world, 'THREAD_CREATE', thread);
  announceMembers(gateway, world, thread, [user], []);
}

/** Someone leaves a thread. */
export function leaveThread(gateway: Gateway, world: World, thread: Channel, user: User): void {
  if (thread.thread!.members.delete(user.id)) announceMembers(gateway, world, thread, [], [user]);
}

function announceMembers(gateway: Gateway, world: World, thread: Channel, added: User[], removed: User[]): void {
  const now = new Date(world.now()).toISOString();
  // Without the intent for members, a bot hears of itself only.
  const own = [...added, ...removed].some(({ id }) => id === world.bot.id);
  gateway.dispatch('THREAD_MEMBERS_UPDATE', own ? Intent.guilds : Intent.guildMembers, () => ({
    id: thread.id,
    guild_id: world.guildId,
    member_count: thread.thread!.members.size,
    added_members: added.map((user) => threadMemberJson(thread.id, user, now)),
    removed_member_ids: removed.map(({ id }) => id),
  }));
}

/** A thread falls asleep; a locked one wakes up for moderators only. */
export function archive(gateway: Gateway, world: World, thread: Channel, locked: boolean): void {
  Object.assign(thread.thread!, { archived: true, locked });
  announce(gateway, world, 'THREAD_UPDATE', thread);
}

/** A message wakes an archived thread up. */
export function reopen(gateway: Gateway, world: World, channel: Channel): void {
  if (channel.thread?.archived !== true || channel.thread.locked) return;
  channel.thread.archived = false;
  announce(gateway, world, 'THREAD_UPDATE', channel);
}

/** Mentioning somebody in a thread brings them in. */
export function bringIn(gateway: Gateway, world: World, channel: Channel, { mentions }: Message): void {
  if (channel.thread === null) return;
  for (const user of mentions) joinThread(gateway, world, channel, user);
}
