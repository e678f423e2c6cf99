import { channelOf, demand, guildOf, messageOf } from './access.js';
import type { Backend, Call, Routes } from './backend.js';
import { channelJson, threadMemberJson } from './channel-json.js';
import { ApiError, api } from './errors.js';
import { isActive } from './guild-json.js';
import { Problems } from './problems.js';
import { type Channel, ChannelType } from './shapes.js';
import { joinThread, leaveThread, startThread } from './threads.js';

/** Threads and who is in them. */
export const threadRoutes: Routes = [
  ['POST /channels/:/threads', start],
  ['POST /channels/:/messages/:/threads', startFromMessage],
  ['PUT /channels/:/thread-members/@me', (b, { at }) => join(b, at[0]!)],
  [
    'DELETE /channels/:/thread-members/@me',
    (b, { at }) => leaveThread(b.gateway, b.world, threadOf(b, at[0]!), b.world.bot),
  ],
  ['GET /channels/:/thread-members', members],
  ['GET /guilds/:/threads/active', active],
];

function threadOf(backend: Backend, id: string): Channel {
  const channel = channelOf(backend, id);
  if (channel.thread === null) throw new ApiError(400, 50_024, 'Cannot execute action on this channel type');
  return channel;
}

function nameOf(body: unknown): string {
  const { name } = body as { name?: string };
  const problems = new Problems();
  problems.required(['name'], name, 100);
  problems.throw();
  return name!;
}

function start(backend: Backend, { at, body }: Call): unknown {
  const { world } = backend;
  const parent = channelOf(backend, at[0]!);
  const secret = ((body as { type?: number }).type ?? ChannelType.privateThread) === ChannelType.privateThread;
  demand(backend, parent, secret ? 'createPrivateThreads' : 'createPublicThreads');
  const thread = startThread(backend.gateway, world, parent, nameOf(body), world.bot, { private: secret });
  return channelJson(thread, world);
}

function startFromMessage(backend: Backend, { at, body }: Call): unknown {
  const { world } = backend;
  const parent = channelOf(backend, at[0]!);
  demand(backend, parent, 'createPublicThreads');
  demand(backend, parent, 'readMessageHistory');
  const from = messageOf(backend, parent, at[1]!);
  if (world.channels.has(from.id)) {
    throw new ApiError(400, 160_004, 'A thread has already been created for this message');
  }
  return channelJson(startThread(backend.gateway, world, parent, nameOf(body), world.bot, { from }), world);
}

function join(backend: Backend, id: string): void {
  const thread = threadOf(backend, id);
  if (thread.thread!.archived) throw api.threadArchived();
  joinThread(backend.gateway, backend.world, thread, backend.world.bot);
}

function members(backend: Backend, { at }: Call): unknown {
  const { id, thread } = threadOf(backend, at[0]!);
  const since = new Date(thread!.createdAt).toISOString();
  return [...thread!.members].map((userId) => threadMemberJson(id, backend.world.members.get(userId)!.user, since));
}

function active(backend: Backend, { at }: Call): unknown {
  const { world } = backend;
  guildOf(backend, at[0]!);
  const threads = [...world.channels.values()].filter((channel) => isActive(channel, world));
  const since = new Date(world.now()).toISOString();
  return {
    has_more: false,
    threads: threads.map((thread) => channelJson(thread, world)),
    members: threads
      .filter(({ thread }) => thread!.members.has(world.bot.id))
      .map(({ id }) => threadMemberJson(id, world.bot, since)),
  };
}
