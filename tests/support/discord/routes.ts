import type { CommandStore } from './commands.js';
import { ApiError, api } from './errors.js';
import type { Gateway } from './gateway.js';
import { compose } from './compose.js';
import type { CallbackBody } from './interaction.js';
import type { Interactions } from './interactions.js';
import { channelJson, messageJson } from './json.js';
import type { Post } from './post.js';
import { type Channel, type Message, type MessageBody, MessageFlag } from './shapes.js';
import type { RequestBody, RequestFile } from './upload.js';
import type { World } from './world.js';

/** What the routes act on. */
export interface Backend {
  readonly world: World;
  readonly commands: CommandStore;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly gatewayUrl: () => string;
  readonly post: Post;
  /** Notes what Discord lets pass in silence, and is a mistake. */
  readonly onMistake: (mistake: string) => void;
  readonly onTyping: (channel: Channel) => void;
  readonly onReaction: (message: Message, emoji: string) => void;
}

/** A request, taken apart: the path's variable parts in order. */
interface Call {
  readonly at: readonly string[];
  readonly body: unknown;
  readonly files: readonly RequestFile[];
  readonly query: URLSearchParams;
}

/** Undefined: 204, no content. */
type Handler = (backend: Backend, call: Call) => unknown;
type Definition = Record<string, unknown>;

const routes: readonly (readonly [route: string, handler: Handler])[] = [
  ['GET /gateway', (b) => ({ url: b.gatewayUrl() })],
  [
    'GET /gateway/bot',
    (b) => ({
      url: b.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1_000, remaining: 999, reset_after: 60_000, max_concurrency: 16 },
    }),
  ],
  ['GET /users/@me', (b) => b.world.bot],
  ['GET /applications/@me', application],
  ['GET /oauth2/applications/@me', application],
  ['POST /users/@me/channels', openDirect],
  ['GET /channels/:', (b, { at }) => channelJson(channelOf(b, at[0]!), b.world)],
  ['POST /channels/:/typing', (b, { at }) => b.onTyping(writable(b, at[0]!))],
  ['POST /channels/:/messages', createMessage],
  ['GET /channels/:/messages/:', getMessage],
  ['PATCH /channels/:/messages/:', editMessage],
  ['DELETE /channels/:/messages/:', deleteMessage],
  ['PUT /channels/:/messages/:/reactions/:/@me', react],
  ['GET /applications/:/commands', (b, { query }) => listed(b, null, query)],
  ['PUT /applications/:/commands', (b, { body }) => b.commands.replaceAll(null, body as Definition[])],
  ['POST /applications/:/commands', (b, { body }) => b.commands.upsert(null, body as Definition)],
  ['PATCH /applications/:/commands/:', (b, { at, body }) => b.commands.patch(null, at[1]!, body as Definition)],
  ['DELETE /applications/:/commands/:', (b, { at }) => b.commands.delete(null, at[1]!)],
  ['GET /applications/:/guilds/:/commands', (b, { at, query }) => listed(b, guildOf(b, at[1]!), query)],
  [
    'PUT /applications/:/guilds/:/commands',
    (b, { at, body }) => b.commands.replaceAll(guildOf(b, at[1]!), body as Definition[]),
  ],
  [
    'POST /applications/:/guilds/:/commands',
    (b, { at, body }) => b.commands.upsert(guildOf(b, at[1]!), body as Definition),
  ],
  ['DELETE /applications/:/guilds/:/commands/:', (b, { at }) => b.commands.delete(guildOf(b, at[1]!), at[2]!)],
  ['POST /interactions/:/:/callback', callback],
  [
    'POST /webhooks/:/:',
    (b, { at, body, files }) =>
      messageJson(b.interactions.followUp(at[0]!, at[1]!, body as MessageBody, files), b.world),
  ],
  ['GET /webhooks/:/:/messages/:', (b, { at }) => messageJson(b.interactions.get(at[0]!, at[1]!, at[2]!), b.world)],
  [
    'PATCH /webhooks/:/:/messages/:',
    (b, { at, body, files }) =>
      messageJson(b.interactions.edit(at[0]!, at[1]!, at[2]!, body as MessageBody, files), b.world),
  ],
  ['DELETE /webhooks/:/:/messages/:', (b, { at }) => b.interactions.delete(at[0]!, at[1]!, at[2]!)],
];

const compiled = routes.map(([route, handler]) => {
  const [method, path] = route.split(' ') as [string, string];
  return { method, pattern: new RegExp(`^${path.replaceAll(':', '([^/]+)')}$`), handler };
});

/** Answers a request, or throws ApiError. */
export function answer(
  backend: Backend,
  method: string,
  path: string,
  query: URLSearchParams,
  { json: body, files }: RequestBody,
): { status: number; json: unknown } {
  for (const route of compiled) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match === null) continue;
    const json = route.handler(backend, { at: match.slice(1).map(decodeURIComponent), query, body, files });
    return json === undefined ? { status: 204, json: null } : { status: 200, json };
  }
  throw api.notFound();
}

function application({ world }: Backend): unknown {
  return {
    id: world.applicationId,
    name: 'Verbatim',
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '',
    flags: 0,
    owner: world.alice,
    team: null,
  };
}

/** Without `with_localizations`, Discord leaves the translations out. */
function listed({ commands }: Backend, scope: string | null, query: URLSearchParams): unknown {
  const withLocalizations = query.get('with_localizations') === 'true';
  return commands
    .list(scope)
    .map((command) =>
      withLocalizations
        ? command
        : (JSON.parse(
            JSON.stringify(command, (key, value: unknown) => (key.endsWith('_localizations') ? undefined : value)),
          ) as unknown),
    );
}

function guildOf({ world }: Backend, id: string): string {
  if (id !== world.guildId) throw api.missingAccess();
  return id;
}

/** A channel that the bot can see. */
function channelOf({ world }: Backend, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined || channel.deleted) throw api.unknownChannel();
  if (!world.can(channel, 'viewChannel')) throw api.missingAccess();
  return channel;
}

function writable(backend: Backend, id: string): Channel {
  const channel = channelOf(backend, id);
  if (!backend.world.can(channel, 'sendMessages')) throw api.missingPermissions();
  return channel;
}

function messageOf({ world }: Backend, channel: Channel, id: string): Message {
  const message = world.messages.get(id);
  if (message?.channel_id !== channel.id || message.viewer !== null) throw api.unknownMessage();
  return message;
}

function openDirect({ world }: Backend, { body }: Call): unknown {
  const member = world.members.get((body as { recipient_id: string }).recipient_id);
  if (member === undefined) throw new ApiError(404, 10013, 'Unknown User');
  return channelJson(world.directChannel(member.user), world);
}

function createMessage(backend: Backend, { at, body, files }: Call): unknown {
  const { world } = backend;
  const channel = writable(backend, at[0]!);
  const given = body as MessageBody;
  if (given.embeds?.length && !world.can(channel, 'embedLinks')) throw api.missingPermissions();
  const reference = given.message_reference;
  if (reference !== undefined && !world.can(channel, 'readMessageHistory')) throw api.noHistory();
  if (((given.flags ?? 0) & MessageFlag.ephemeral) !== 0) {
    backend.onMistake(`a message to ${channel.id} asks to be ephemeral, which only an answer to an interaction can be`);
  }
  const replyTo = world.messages.get(reference?.message_id ?? '') ?? null;
  if (reference !== undefined && replyTo === null && reference.fail_if_not_exists !== false) {
    const problem = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
    throw api.invalidForm({ message_reference: { _errors: [problem] } });
  }
  const same =
    given.enforce_nonce === true ? world.messagesIn(channel).find((m) => m.nonce === given.nonce) : undefined;
  if (same !== undefined) return messageJson(same, world);
  const message = world.post(channel, world.bot, {
    ...compose(world.cdn, { body: given, files, channelId: channel.id }),
    nonce: given.nonce ?? null,
    replyTo,
  });
  backend.post.created(message, given);
  return messageJson(message, world);
}

function getMessage(backend: Backend, { at }: Call): unknown {
  const channel = channelOf(backend, at[0]!);
  if (!backend.world.can(channel, 'readMessageHistory')) throw api.missingPermissions();
  return messageJson(messageOf(backend, channel, at[1]!), backend.world);
}

function editMessage(backend: Backend, { at, body, files }: Call): unknown {
  const { world } = backend;
  const message = messageOf(backend, channelOf(backend, at[0]!), at[1]!);
  if (message.author.id !== world.bot.id) throw api.editOthers();
  const given = body as MessageBody;
  const channelId = message.channel_id;
  Object.assign(message, compose(world.cdn, { body: given, files, before: message, channelId }));
  message.edited_timestamp = new Date(world.now()).toISOString();
  backend.post.updated(message, given);
  return messageJson(message, world);
}

function deleteMessage(backend: Backend, { at }: Call): void {
  const message = messageOf(backend, channelOf(backend, at[0]!), at[1]!);
  if (message.author.id !== backend.world.bot.id) throw api.missingPermissions();
  backend.post.deleted(message);
}

function react(backend: Backend, { at }: Call): void {
  const channel = channelOf(backend, at[0]!);
  if (!backend.world.can(channel, 'addReactions')) throw api.missingPermissions();
  backend.onReaction(messageOf(backend, channel, at[1]!), at[2]!);
}

function callback({ interactions, world }: Backend, { at, body, files, query }: Call): unknown {
  const given = body as CallbackBody;
  const interaction = interactions.callback(at[0]!, at[1]!, given, files);
  if (query.get('with_response') !== 'true') return undefined;
  const message = interaction.original;
  return {
    interaction: { id: interaction.id, type: interaction.type, response_message_id: message?.id },
    resource: { type: given.type, ...(message !== null && { message: messageJson(message, world) }) },
  };
}
