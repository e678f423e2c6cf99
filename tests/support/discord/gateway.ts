import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { applicationFlags } from './application.js';
import { guildJson } from './guild-json.js';
import { addressed, messageEvent } from './message-json.js';
import { ChannelType, type Message } from './shapes.js';
import type { World } from './world.js';

/** The intents that matter here, as bits (https://docs.discord.com/developers/events/gateway#gateway-intents). */
export const Intent = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** An event of a session; `about` is the id of the message or interaction that it creates, if any. */
interface Sent {
  readonly s: number;
  readonly text: string;
  readonly about: string | null;
}

/** A session survives its connection: what is said meanwhile is replayed when it resumes. */
interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: Sent[];
  socket: WebSocket | null;
}

export interface GatewayOptions {
  readonly token: string;
  readonly heartbeatMilliseconds: number;
}

/** The gateway: HELLO, IDENTIFY, RESUME, heartbeats, and events by intent. */
export class Gateway {
  readonly sessions = new Map<string, Session>();
  /** How often each opcode arrived. */
  readonly received = new Map<number, number>();
  /** When heartbeats arrived, in milliseconds of a clock that only goes forward (performance.now). */
  readonly heartbeats: number[] = [];
  /** Ids of the new messages and interactions that were sent over a connection. */
  readonly told = new Set<string>();
  readonly #sockets: WebSocketServer;
  /** Connections on which heartbeats stay unanswered, and on which nothing is heard or said any more. */
  readonly #deaf = new WeakSet<WebSocket>();
  readonly #frozen = new WeakSet<WebSocket>();
  #refusing = 0;
  #repeating = 0;

  constructor(
    http: Server,
    private readonly world: World,
    private readonly options: GatewayOptions,
    private readonly url: () => string,
  ) {
    this.#sockets = new WebSocketServer({ server: http, path: '/gateway' });
    this.#sockets.on('connection', (socket) => {
      if (this.#refusing > 0) {
        this.#refusing--;
        socket.terminate();
        return;
      }
      this.#send(socket, Op.hello, { heartbeat_interval: options.heartbeatMilliseconds });
      socket.on('message', (data: Buffer) => {
        this.#receive(socket, JSON.parse(data.toString()) as { op: number; d: unknown });
      });
      socket.on('close', () => {
        for (const session of this.sessions.values()) if (session.socket === socket) session.socket = null;
      });
    });
  }

  #receive(socket: WebSocket, { op, d }: { op: number; d: unknown }): void {
    this.received.set(op, (this.received.get(op) ?? 0) + 1);
    if (op === Op.heartbeat) this.heartbeats.push(performance.now());
    if (this.#frozen.has(socket)) return;
    const known = [...this.sessions.values()].some((session) => session.socket === socket);
    if (op === Op.heartbeat) {
      if (!this.#deaf.has(socket)) this.#send(socket, Op.heartbeatAck, null);
    } else if (op === Op.identify || op === Op.resume) {
      if (known) socket.close(4005, 'Already authenticated.');
      else if (op === Op.identify) this.#identify(socket, d as { token: string; intents: number });
      else this.#resume(socket, d as { token: string; session_id: string; seq: number });
    } else if (!known) socket.close(4003, 'Not authenticated.');
  }

  #send(socket: WebSocket, op: number, d: unknown): void {
    if (!this.#frozen.has(socket)) socket.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  #identify(socket: WebSocket, { token, intents }: { token: string; intents: number }): void {
    if (token !== this.options.token) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if ((intents & this.#refused()) !== 0) {
      socket.close(4014, 'Disallowed intent(s).');
      return;
    }
    const session: Session = { id: randomBytes(16).toString('hex'), intents, sent: [], socket };
    this.sessions.set(session.id, session);
    this.#emit(session, 'READY', {
      v: 10,
      user: { ...this.world.bot, verified: true, mfa_enabled: false, flags: 0, email: null },
      guilds: [{ id: this.world.guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: this.url(),
      shard: [0, 1],
      application: { id: this.world.applicationId, flags: applicationFlags(this.world.application) },
    });
    if ((intents & Intent.guilds) !== 0) this.#emit(session, 'GUILD_CREATE', guildJson(this.world));
  }

  /** Privileged intents that the application was not granted. */
  #refused(): number {
    const { contentGranted, membersGranted, presencesGranted } = this.world.application;
    return (
      (contentGranted ? 0 : Intent.messageContent) |
      (membersGranted ? 0 : Intent.guildMembers) |
      (presencesGranted ? 0 : Intent.guildPresences)
    );
  }

  #resume(socket: WebSocket, d: { token: string; session_id: string; seq: number }): void {
    if (d.token !== this.options.token) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    const session = this.sessions.get(d.session_id);
    if (session === undefined) {
      this.#send(socket, Op.invalidSession, false);
      return;
    }
    if (d.seq > session.sent.length) {
      socket.close(4007, 'Invalid seq.');
      return;
    }
    session.socket = socket;
    const from = d.seq - this.#repeating;
    this.#repeating = 0;
    for (const event of session.sent) if (event.s > from) this.#hand(session, event);
    this.#emit(session, 'RESUMED', {});
  }

  #emit(session: Session, t: string, d: unknown): void {
    const s = session.sent.length + 1;
    const isNew = t === 'MESSAGE_CREATE' || t === 'INTERACTION_CREATE';
    const about = isNew ? (d as { readonly id: string }).id : null;
    const event = { s, text: JSON.stringify({ op: Op.dispatch, s, t, d }), about };
    session.sent.push(event);
    this.#hand(session, event);
  }

  #hand({ socket }: Session, { text, about }: Sent): void {
    if (socket === null || this.#frozen.has(socket)) return;
    socket.send(text);
    if (about !== null) this.told.add(about);
  }

  /** Sends an event to every session with the intent (0: to all). */
  dispatch(t: string, intent: number, payload: (intents: number) => unknown): void {
    for (const session of this.sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) this.#emit(session, t, payload(session.intents));
    }
  }

  /** MESSAGE_CREATE or MESSAGE_UPDATE; the words only where Discord gives them, and nothing of a thread the bot is not in. */
  dispatchMessage(t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Message): void {
    const { world } = this;
    const channel = world.channels.get(message.channel_id)!;
    if (channel.thread !== null && !world.can(channel, 'viewChannel')) return;
    const intent = channel.type === ChannelType.direct ? Intent.directMessages : Intent.guildMessages;
    this.dispatch(t, intent, (intents) =>
      messageEvent(message, world, (one) => (intents & Intent.messageContent) !== 0 || addressed(one, world)),
    );
  }

  /** MESSAGE_DELETE, or MESSAGE_DELETE_BULK for several messages of a channel. */
  dispatchDelete(messages: readonly Message[]): void {
    const channel = this.world.channels.get(messages[0]!.channel_id)!;
    const direct = channel.type === ChannelType.direct;
    const where = { channel_id: channel.id, ...(!direct && { guild_id: this.world.guildId }) };
    const ids = messages.map(({ id }) => id);
    const [t, what] = ids.length > 1 ? ['MESSAGE_DELETE_BULK', { ids }] : ['MESSAGE_DELETE', { id: ids[0] }];
    this.dispatch(t, direct ? Intent.directMessages : Intent.guildMessages, () => ({ ...what, ...where }));
  }

  /** Breaks every connection; sessions stay resumable. */
  drop(code?: number): void {
    for (const socket of this.#sockets.clients) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /**
   * Says that sessions are invalid (opcode 9).
   * @param resumable whether they may be resumed all the same; otherwise they are forgotten, and the bot begins anew.
   */
  invalidate(resumable = false): void {
    if (!resumable) this.sessions.clear();
    // They may resume on the connection that they have.
    for (const session of this.sessions.values()) session.socket = null;
    for (const socket of this.#sockets.clients) this.#send(socket, Op.invalidSession, resumable);
  }

  /** Asks every connection to come back (opcode 7), as before maintenance. */
  askToReconnect(): void {
    for (const socket of this.#sockets.clients) this.#send(socket, Op.reconnect, null);
  }

  /** Leaves the heartbeats of the present connections unanswered, though events still come. */
  ignoreHeartbeats(): void {
    for (const socket of this.#sockets.clients) this.#deaf.add(socket);
  }

  /** Makes zombies of the present connections: open, but nothing goes either way. What happens is replayed on resuming. */
  freeze(): void {
    for (const socket of this.#sockets.clients) this.#frozen.add(socket);
  }

  /** Breaks the next connections off before they begin. */
  refuse(times: number): void {
    this.#refusing = times;
  }

  /** Replays that many events, which had arrived, once more when a session is resumed next. */
  repeat(events: number): void {
    this.#repeating = events;
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }
}
