import type { Backend } from './backend.js';
import { ApiError, api } from './errors.js';
import type { PermissionName } from './permissions.js';
import { type Channel, ChannelType, type Message } from './shapes.js';

/** A channel that the bot can see, or the error Discord answers with. */
export function channelOf({ world }: Backend, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined || channel.deleted || channel.thread?.parent.deleted === true) throw api.unknownChannel();
  if (!world.can(channel, 'viewChannel')) throw api.missingAccess();
  return channel;
}

/** @throws ApiError 50013 where the bot lacks a permission in a channel. */
export function demand({ world }: Backend, channel: Channel, name: PermissionName): void {
  if (!world.can(channel, name)) throw api.missingPermissions();
}

/** A channel that the bot can write in. */
export function writable(backend: Backend, id: string): Channel {
  const channel = channelOf(backend, id);
  if (channel.type === ChannelType.direct && channel.closed) throw api.cannotSendToUser();
  demand(backend, channel, channel.thread === null ? 'sendMessages' : 'sendMessagesInThreads');
  if (channel.thread?.locked === true) throw api.threadArchived();
  return channel;
}

/** A message of a channel that is in the channel's history: not what only one person sees. */
export function messageOf({ world }: Backend, channel: Channel, id: string): Message {
  const message = world.messages.get(id);
  if (message?.channel_id !== channel.id || message.viewer !== null) throw api.unknownMessage();
  return message;
}

/** A guild that the bot is in. */
export function guildOf({ world }: Backend, id: string): string {
  if (id !== world.guildId) throw api.missingAccess();
  return id;
}

/** @throws ApiError 10013 where no one has the id. */
export function personOf({ world }: Backend, id: string) {
  const member = world.members.get(id);
  if (member === undefined) throw new ApiError(404, 10_013, 'Unknown User');
  return member.user;
}
