import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandStore } from './commands.js';
import { diagnose } from './diagnose.js';
import { ApiError, api } from './errors.js';
import { type Answer, Faults, faultyAnswer } from './faults.js';
import { Gateway, type GatewayOptions } from './gateway.js';
import { Interactions, type Violations } from './interactions.js';
import { openapiProblem } from './openapi.js';
import { Post } from './post.js';
import type { Backend } from './backend.js';
import { RateLimits } from './rate-limits.js';
import { answer } from './routes.js';
import { Scenario } from './scenario.js';
import type { Channel, Message, Pings, Request } from './shapes.js';
import { type RequestBody, readBody } from './upload.js';
import { World } from './world.js';

/** Requests that carry their own token in the path, and not the bot's. */
const unauthenticated = /^\/(interactions|webhooks)\//;

/** What a lost answer is replaced with. */
const lost: Answer = { status: 500, body: { message: '500: Internal Server Error', code: 0 } };

export interface DiscordOptions {
  readonly token?: string;
  /** Whether the application was granted the Message Content intent. */
  readonly messageContent?: boolean;
  readonly heartbeatMilliseconds?: number;
  /** Whether requests are limited as Discord limits them; otherwise only `faults` make a 429. */
  readonly rateLimits?: boolean;
}

/**
 * A local stand-in for Discord: REST API and gateway, strict about the rules that bots trip over. The real discord.js client
 * logs in against it. What the bot did wrong is in `violations`; whom it would have pinged in `pings`.
 */
export class Discord extends Scenario {
  readonly token: string;
  readonly requests: Request[] = [];
  readonly faults = new Faults();
  readonly pings: readonly { readonly message: Message; readonly pings: Pings }[];
  readonly typing: Channel[] = [];
  readonly reactions: { readonly message: Message; readonly emoji: string }[] = [];
  readonly commands: CommandStore;
  readonly #http: Server;
  readonly #limits: RateLimits | null;
  readonly #backend: Backend;

  private constructor(http: Server, options: DiscordOptions) {
    const world = new World();
    world.application.contentGranted = options.messageContent === true;
    const violations: Violations = [];
    const post = new Post(world, () => this.gateway);
    const interactions = new Interactions(world, violations, post);
    const commands = new CommandStore(world.applicationId, () => world.snowflake());
    const gatewayOptions: GatewayOptions = {
      token: options.token ?? 'MTIz.stand-in.token',
      heartbeatMilliseconds: options.heartbeatMilliseconds ?? 41_250,
    };
    const gatewayUrl = () => `ws://127.0.0.1:${this.port}/gateway`;
    const gateway = new Gateway(http, world, gatewayOptions, gatewayUrl);
    super(world, gateway, commands, interactions, violations);
    this.token = gatewayOptions.token;
    this.#http = http;
    this.#limits = options.rateLimits === true ? new RateLimits(() => world.now()) : null;
    this.pings = post.pings;
    this.commands = commands;
    this.#backend = {
      world,
      commands,
      interactions,
      gateway,
      gatewayUrl,
      post,
      onMistake: (mistake) => void violations.push(mistake),
      onTyping: (channel) => void this.typing.push(channel),
      onReaction: (message, emoji) => void this.reactions.push({ message, emoji }),
    };
    http.on('request', (request, response) => void this.#serve(request, response));
  }

  static async start(options: DiscordOptions = {}): Promise<Discord> {
    const http = createServer();
    const discord = new Discord(http, options);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    discord.world.cdn.origin = `http://127.0.0.1:${discord.port}`;
    return discord;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  /** What DISCORD_API_URL is set to. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  async stop(): Promise<void> {
    this.gateway.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const path = url.pathname.replace(/^\/api\/v10(?=\/)/, '');
    const method = request.method ?? 'GET';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (/^\/(ephemeral-)?attachments\//.test(path)) {
      this.#download(url, response);
      return;
    }
    let read: RequestBody | ApiError;
    try {
      read = readBody(Buffer.concat(chunks), request.headers['content-type']);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      read = error;
    }
    const body = read instanceof ApiError ? undefined : read.json;
    const files = read instanceof ApiError ? [] : read.files;
    const record: Request = { method, path, body, files, status: 0 };
    this.requests.push(record);

    const fault = this.faults.take(method, path);
    if (fault?.kind === 'delay') await sleep(fault.milliseconds, undefined, { ref: false });
    if (fault?.kind === 'hang-up') {
      request.socket.destroy();
      return;
    }
    const limited = this.#limits?.count(method, path);
    const refused = (fault && faultyAnswer(fault, this.world.now())) ?? limited?.refused ?? null;
    const authorized = unauthenticated.test(path) || request.headers.authorization === `Bot ${this.token}`;
    const answered = refused ?? this.#answer(method, url, read, path, authorized);
    if (fault?.kind === 'late-answer') await sleep(fault.milliseconds, undefined, { ref: false });
    const { status, body: said, headers } = fault?.kind === 'lost-answer' ? lost : answered;
    record.status = status;
    const text = said === null ? undefined : typeof said === 'string' ? said : JSON.stringify(said);
    const type = typeof said === 'string' ? 'text/html' : 'application/json';
    response.writeHead(status, {
      ...(text !== undefined && { 'content-type': type }),
      ...limited?.headers,
      ...headers,
    });
    response.end(text);
  }

  /** Carries a request out. */
  #answer(method: string, url: URL, read: RequestBody | ApiError, path: string, authorized: boolean): Answer {
    try {
      if (read instanceof ApiError) throw read;
      if (!authorized) throw api.unauthorized();
      const problem = openapiProblem(method, path, read.json);
      if (problem !== null) {
        diagnose(path, read);
        throw api.invalidForm({ _errors: [{ code: 'OPENAPI', message: problem }] });
      }
      const { status, json } = answer(this.#backend, method, path, url.searchParams, read);
      return { status, body: json };
    } catch (error) {
      if (!(error instanceof ApiError)) return { status: 500, body: { message: String(error), code: 0 } };
      if (error.code === 50_035 || error.code === 50_006) {
        this.violations.push(`${method} ${path}: ${JSON.stringify(error)}`);
      }
      return { status: error.status, body: error };
    }
  }

  /** Serves an attachment, to anyone who has its signed address. */
  #download(url: URL, response: ServerResponse): void {
    const file = this.world.cdn.get(url.pathname, url.searchParams);
    if (file === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('This content is no longer available.');
      return;
    }
    const headers = {
      'content-length': file.bytes.byteLength,
      'content-type': file.contentType ?? 'application/octet-stream',
    };
    response.writeHead(200, headers).end(file.bytes);
  }
}
