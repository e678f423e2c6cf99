import { WebSocket } from 'ws';
import type { Handle } from './handle.js';
import type { Discord } from './server.js';
import { until } from './until.js';

export interface Reply {
  readonly status: number;
  /** Discord's JSON error code. */
  readonly code: number | undefined;
  readonly json: Record<string, unknown>;
  readonly headers: Headers;
}

/** A request to the stand-in as a bot without a library makes it, to try what discord.js would not send. */
export async function call(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  token = discord.token,
): Promise<Reply> {
  const form = body instanceof FormData;
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, ...(!form && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { status: response.status, code: json['code'] as number | undefined, json, headers: response.headers };
}

/** A request with files, named in order. */
export function form(payload: unknown, files: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  data.set('payload_json', JSON.stringify(payload));
  Object.entries(files).forEach(([name, content], i) => data.set(`files[${i}]`, new Blob([content]), name));
  return data;
}

/** The codes of nested field errors, by path: `{'components.0.label': ['BASE_TYPE_MAX_LENGTH']}`. */
export function fieldCodes({ json }: Reply): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const look = (at: unknown, path: string): void => {
    if (typeof at !== 'object' || at === null) return;
    for (const [key, value] of Object.entries(at)) {
      if (key === '_errors') found[path] = (value as { code: string }[]).map(({ code }) => code);
      else look(value, path === '' ? key : `${path}.${key}`);
    }
  };
  look(json['errors'], '');
  return found;
}

export interface GatewayEvent {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: Record<string, unknown>;
}

export interface Connection {
  readonly socket: WebSocket;
  readonly events: GatewayEvent[];
  /** The close code, once closed. */
  closed: number;
  send(op: number, d: unknown): void;
  /** The data of the events of a type so far. */
  of(t: string): Record<string, unknown>[];
}

/** A connection to the gateway that has heard HELLO. */
export async function connect(discord: Discord): Promise<Connection> {
  const socket = new WebSocket(`ws://127.0.0.1:${discord.port}/gateway?v=10&encoding=json`);
  const events: GatewayEvent[] = [];
  const connection: Connection = {
    socket,
    events,
    closed: 0,
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    of: (t) => events.flatMap((event) => (event.t === t ? [event.d] : [])),
  };
  socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString()) as GatewayEvent));
  socket.on('close', (code) => (connection.closed = code));
  await until(() => events.find(({ op }) => op === 10), 'HELLO');
  return connection;
}

/** A connection that identified with `intents`, and is ready or closed. */
export async function identify(discord: Discord, intents: number, token = discord.token): Promise<Connection> {
  const connection = await connect(discord);
  connection.send(2, { token, intents, properties: {} });
  await until(() => connection.closed !== 0 || connection.of('READY').length > 0, 'READY');
  return connection;
}

/** Registers global commands; `ask` unless given. */
export async function register(
  discord: Discord,
  commands: readonly unknown[] = [{ name: 'ask', description: 'Ask' }],
): Promise<Reply> {
  return call(discord, 'PUT', `/applications/${discord.world.applicationId}/commands`, commands);
}

export const callbackPath = ({ interaction: { id, token } }: Handle): string => `/interactions/${id}/${token}/callback`;

export const webhookPath = (discord: Discord, { interaction: { token } }: Handle): string =>
  `/webhooks/${discord.world.applicationId}/${token}`;
