import { guildOf, personOf } from './access.js';
import { applicationJson } from './application.js';
import type { Backend, Call, Routes } from './backend.js';
import { channelJson } from './channel-json.js';
import { ApiError } from './errors.js';
import { guildJson, memberJson, roleJson } from './guild-json.js';
import { ChannelType } from './shapes.js';

/** What a bot may ask about itself and the guild. */
export const guildRoutes: Routes = [
  ['GET /gateway', (b) => ({ url: b.gatewayUrl() })],
  [
    'GET /gateway/bot',
    (b) => ({
      url: b.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1_000, remaining: 999, reset_after: 60_000, max_concurrency: 16 },
    }),
  ],
  ['GET /users/@me', (b) => ({ ...b.world.bot, public_flags: 0, flags: 0, locale: 'en-US', mfa_enabled: false })],
  ['GET /users/@me/guilds', guilds],
  ['GET /users/:', (b, { at }) => personOf(b, at[0]!)],
  ['GET /applications/@me', (b) => applicationJson(b.world)],
  ['GET /oauth2/applications/@me', (b) => applicationJson(b.world)],
  ['GET /guilds/:', guild],
  ['GET /guilds/:/channels', channels],
  ['GET /guilds/:/roles', (b, { at }) => rolesOf(b, at[0]!)],
  ['GET /guilds/:/members/:', member],
];

function guilds({ world }: Backend): unknown {
  const { id, name, icon, features } = guildJson(world);
  const permissions = String(world.base(world.bot));
  return [{ id, name, icon, banner: null, owner: false, permissions, features }];
}

function rolesOf(backend: Backend, id: string): unknown {
  guildOf(backend, id);
  return backend.world.roles.map((role) => roleJson(role, backend.world));
}

/** The guild without what only the gateway tells of it. */
function guild(backend: Backend, { at, query }: Call): unknown {
  guildOf(backend, at[0]!);
  const counts = query.get('with_counts') === 'true';
  const size = backend.world.members.size;
  return {
    ...guildJson(backend.world),
    ...Object.fromEntries(gatewayOnly.map((field) => [field, undefined])),
    ...(counts && { approximate_member_count: size, approximate_presence_count: size }),
  };
}

const gatewayOnly = [
  'joined_at',
  'large',
  'unavailable',
  'member_count',
  'members',
  'channels',
  'threads',
  'presences',
  'voice_states',
  'stage_instances',
  'guild_scheduled_events',
  'soundboard_sounds',
];

function channels(backend: Backend, { at }: Call): unknown {
  const { world } = backend;
  guildOf(backend, at[0]!);
  return [...world.channels.values()]
    .filter(({ type, thread, deleted }) => type !== ChannelType.direct && thread === null && !deleted)
    .map((channel) => channelJson(channel, world));
}

function member(backend: Backend, { at }: Call): unknown {
  guildOf(backend, at[0]!);
  const found = backend.world.members.get(at[1]!);
  if (found === undefined) throw new ApiError(404, 10_007, 'Unknown Member');
  return { ...memberJson(found.user, backend.world), user: found.user };
}
