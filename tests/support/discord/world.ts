import { type Application, newApplication } from './application.js';
import { Cdn } from './cdn.js';
import { mentionedIn } from './mentions.js';
import { Permission, type PermissionName, bitsOf, ordinary, permissionsIn } from './permissions.js';
import { type Channel, ChannelType, type Message, type Role, type User } from './shapes.js';
import { displayed } from './text.js';

const DISCORD_EPOCH = 1_420_070_400_000;

/** What a new message is made of; the rest is filled in. */
export type NewMessage = Partial<
  Pick<
    Message,
    | 'content'
    | 'embeds'
    | 'components'
    | 'flags'
    | 'attachments'
    | 'type'
    | 'webhook_id'
    | 'nonce'
    | 'viewer'
    | 'interaction_metadata'
  >
> & {
  readonly replyTo?: Message | null;
  readonly replyPing?: boolean;
  readonly forward?: Message | null;
};

export interface ThreadOptions {
  readonly private?: boolean;
  /** Who is in it besides its owner. */
  readonly members?: readonly User[];
  /** The message it is started from. */
  readonly from?: Message;
}

export interface MemberOptions {
  readonly bot?: boolean;
  readonly roles?: readonly Role[];
  /** The language of the member's client, such as `de`. */
  readonly locale?: string;
}

/** One guild with its roles, channels, members and messages, direct messages, and the bot in it. */
export class World {
  /** Milliseconds that the stand-in's clock is ahead of the machine's. */
  ahead = 0;
  /** When all joined. */
  readonly founded = new Date().toISOString();
  /** The guild's preferred language. */
  locale = 'en-US';
  readonly application: Application = newApplication();
  readonly #issued = { at: 0, count: 0n };

  readonly cdn = new Cdn(
    () => this.snowflake(),
    () => this.now(),
  );
  readonly applicationId = this.snowflake();
  readonly guildId = this.snowflake();
  readonly bot: User = { ...this.#person('Verbatim', true), id: this.applicationId };
  readonly everyone: Role = { id: this.guildId, name: '@everyone', permissions: ordinary };
  readonly roles: Role[] = [this.everyone];
  readonly members = new Map<string, { readonly user: User; readonly roles: Role[]; readonly locale: string }>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();

  readonly botRole = this.addRole('Verbatim');
  readonly general = this.addChannel('general');
  readonly alice = this.addMember('Alice');
  readonly bob = this.addMember('Bob');

  constructor() {
    this.members.set(this.bot.id, { user: this.bot, roles: [this.botRole], locale: 'en-US' });
  }

  now(): number {
    return Date.now() + this.ahead;
  }

  /** A new id that tells when it was issued, as Discord's do. */
  snowflake(): string {
    const at = this.now();
    this.#issued.count = at === this.#issued.at ? this.#issued.count + 1n : 0n;
    this.#issued.at = at;
    return ((BigInt(at - DISCORD_EPOCH) << 22n) | this.#issued.count).toString();
  }

  #person(name: string, bot: boolean): User {
    return {
      id: this.snowflake(),
      username: name.toLowerCase(),
      global_name: name,
      discriminator: '0',
      avatar: null,
      bot,
      public_flags: 0,
      flags: 0,
      primary_guild: null,
    };
  }

  addRole(name: string, permissions: bigint = 0n): Role {
    const role = { id: this.snowflake(), name, permissions };
    this.roles.push(role);
    return role;
  }

  /** A channel of the guild. */
  addChannel(name: string, type: number = ChannelType.text): Channel {
    return this.#channel({ type, name });
  }

  /** A thread in a channel of the guild. Its own message is that from which it is started, if any. */
  addThread(parent: Channel, name: string, owner: User, options: ThreadOptions = {}): Channel {
    const open = parent.type === ChannelType.announcement ? ChannelType.announcementThread : ChannelType.publicThread;
    return this.#channel({
      ...(options.from && { id: options.from.id }),
      type: options.private === true ? ChannelType.privateThread : open,
      name,
      overwrites: parent.overwrites,
      thread: {
        parent,
        owner,
        members: new Set([owner, ...(options.members ?? [])].map(({ id }) => id)),
        createdAt: this.now(),
        archived: false,
        locked: false,
      },
    });
  }

  #channel(given: Pick<Channel, 'type' | 'name'> & Partial<Channel>): Channel {
    const channel: Channel = {
      id: this.snowflake(),
      overwrites: new Map(),
      recipient: null,
      thread: null,
      deleted: false,
      closed: false,
      ...given,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addMember(name: string, options: MemberOptions = {}): User {
    const user = this.#person(name, options.bot ?? false);
    this.members.set(user.id, { user, roles: [...(options.roles ?? [])], locale: options.locale ?? 'en-US' });
    return user;
  }

  /** The direct-message channel between the bot and a person. */
  directChannel(person: User): Channel {
    const existing = [...this.channels.values()].find((channel) => channel.recipient?.id === person.id);
    if (existing !== undefined) return existing;
    return this.#channel({ type: ChannelType.direct, name: '', recipient: person });
  }

  /** Takes permissions in a channel from the bot (or from another member). */
  deny(channel: Channel, names: readonly PermissionName[], user: User = this.bot): void {
    channel.overwrites.set(user.id, { allow: 0n, deny: bitsOf(names) });
  }

  /** Gives someone permissions in a channel, such as to mention everyone, which members don't have at first. */
  allow(channel: Channel, names: readonly PermissionName[], user: User): void {
    channel.overwrites.set(user.id, { allow: bitsOf(names), deny: 0n });
  }

  permissions(channel: Channel, user: User): bigint {
    return permissionsIn(channel, user.id, this.everyone, this.members.get(user.id)?.roles ?? []);
  }

  /** A member's permissions in the guild as a whole. */
  base(user: User): bigint {
    const roles = [this.everyone, ...(this.members.get(user.id)?.roles ?? [])];
    return roles.reduce((bits, role) => bits | role.permissions, 0n);
  }

  can(channel: Channel, name: PermissionName, user: User = this.bot): boolean {
    return (this.permissions(channel, user) & Permission[name]) !== 0n;
  }

  post(channel: Channel, author: User, given: NewMessage): Message {
    const replyTo = given.replyTo ?? null;
    const referenced = given.forward ?? replyTo;
    const message: Message = {
      id: this.snowflake(),
      channel_id: channel.id,
      author,
      content: given.content ?? '',
      embeds: given.embeds ?? [],
      components: given.components ?? [],
      flags: given.flags ?? 0,
      attachments: given.attachments ?? [],
      type: given.type ?? (replyTo === null ? 0 : 19),
      timestamp: new Date(this.now()).toISOString(),
      edited_timestamp: null,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      message_reference:
        referenced === null
          ? null
          : { type: given.forward ? 1 : 0, message_id: referenced.id, channel_id: referenced.channel_id },
      pinned: false,
      reactions: new Map(),
      webhook_id: given.webhook_id ?? null,
      nonce: given.nonce ?? null,
      viewer: given.viewer ?? null,
      interaction_metadata: given.interaction_metadata ?? null,
    };
    this.readMentions(message, replyTo !== null && given.replyPing !== false ? [replyTo.author.id] : []);
    this.messages.set(message.id, message);
    return message;
  }

  /** Finds whom a message mentions in what it says now, besides `others`; everyone, where its author may. */
  readMentions(message: Message, others: readonly string[] = []): void {
    const mentioned = mentionedIn(`${message.content}\n${displayed(message.components)}`);
    const ids = new Set([...mentioned.users, ...others]);
    message.mentions = [...ids].flatMap((id) => this.members.get(id)?.user ?? []);
    message.mention_roles = mentioned.roles;
    const channel = this.channels.get(message.channel_id)!;
    message.mention_everyone = mentioned.everyone && this.can(channel, 'mentionEveryone', message.author);
  }

  /** A channel's messages, oldest first, without what is ephemeral. */
  messagesIn(channel: Channel): Message[] {
    return [...this.messages.values()].filter((m) => m.channel_id === channel.id && m.viewer === null);
  }

  /** Someone deletes all that was said in a channel. */
  deleteMessages(channel: Channel): void {
    for (const message of this.messages.values())
      if (message.channel_id === channel.id) this.messages.delete(message.id);
  }
}
