import type { Upload } from './cdn.js';
import { channelJson } from './channel-json.js';
import { type Gateway, Intent } from './gateway.js';
import { type PermissionName, bitsOf } from './permissions.js';
import { type Channel, ChannelType, type Embed, type Message, type User } from './shapes.js';
import { archive, bringIn, joinThread, reopen, startThread } from './threads.js';
import { until } from './until.js';
import type { ThreadOptions, World } from './world.js';

export interface SayOptions {
  readonly replyTo?: Message;
  /** Whether the reply mentions the author it replies to, as it does by default. */
  readonly replyPing?: boolean;
  readonly webhook?: boolean;
  readonly files?: readonly Upload[];
  /** A message that is forwarded; its content is then not the forward's own. */
  readonly forward?: Message;
  /** Type of a system message, such as 7 for "joined the server". */
  readonly type?: number;
}

export interface ThreadStart extends ThreadOptions {
  /** Who starts it: Alice unless given. */
  readonly by?: User;
}

/** What people write, change and delete, and what becomes of channels. */
export abstract class Conversation {
  constructor(
    readonly world: World,
    readonly gateway: Gateway,
  ) {}

  /** What the bot is written as in a message. */
  get mention(): string {
    return `<@${this.world.bot.id}>`;
  }

  /** Someone writes a message, in a channel, a thread or a direct message. */
  say(channel: Channel, author: User, content: string, options: SayOptions = {}): Message {
    const { world } = this;
    const message = world.post(channel, author, {
      content,
      replyTo: options.replyTo ?? null,
      replyPing: options.replyPing ?? true,
      forward: options.forward ?? null,
      ...(options.type !== undefined && { type: options.type }),
      attachments: (options.files ?? []).map((file) => world.cdn.keep(channel.id, file)),
      webhook_id: options.webhook === true ? world.snowflake() : null,
    });
    reopen(this.gateway, world, channel);
    bringIn(this.gateway, world, channel, message);
    this.gateway.dispatchMessage('MESSAGE_CREATE', message);
    return message;
  }

  /** Its author edits a message. */
  edit(message: Message, content: string): void {
    message.content = content;
    message.edited_timestamp = new Date(this.world.now()).toISOString();
    const pinged = this.world.messages.get(message.message_reference?.message_id ?? '')?.author;
    const others = pinged !== undefined && message.mentions.includes(pinged) ? [pinged.id] : [];
    this.world.readMentions(message, others);
    this.gateway.dispatchMessage('MESSAGE_UPDATE', message);
  }

  /**
   * Discord itself changes a message without anyone editing it: a link's preview appears. What it says and when it was edited
   * stays as it was.
   * @param partial whether the event brings the ids and embeds alone, as it long did, or the whole message.
   */
  unfurl(message: Message, embeds: readonly Embed[], partial = false): void {
    message.embeds = embeds;
    const channel = this.world.channels.get(message.channel_id)!;
    if (!partial) {
      this.gateway.dispatchMessage('MESSAGE_UPDATE', message);
      return;
    }
    const direct = channel.type === ChannelType.direct;
    const where = { channel_id: channel.id, ...(!direct && { guild_id: this.world.guildId }) };
    const intent = direct ? Intent.directMessages : Intent.guildMessages;
    this.gateway.dispatch('MESSAGE_UPDATE', intent, () => ({ id: message.id, ...where, embeds }));
  }

  /** A moderator pins a message, which is no edit either. */
  pin(message: Message): void {
    message.pinned = true;
    this.gateway.dispatchMessage('MESSAGE_UPDATE', message);
  }

  /** Someone deletes messages of a channel; several at once are deleted in bulk. */
  remove(...messages: readonly Message[]): void {
    for (const { id } of messages) this.world.messages.delete(id);
    this.gateway.dispatchDelete(messages);
  }

  /** Someone starts a thread in a channel, from a message where one is given. */
  thread(parent: Channel, name: string, { by = this.world.alice, ...options }: ThreadStart = {}): Channel {
    return startThread(this.gateway, this.world, parent, name, by, options);
  }

  /** Someone comes into a thread: the bot unless given. */
  join(thread: Channel, user: User = this.world.bot): void {
    joinThread(this.gateway, this.world, thread, user);
  }

  /** A thread is archived; where it is locked too, the bot cannot write in it any more. */
  archive(thread: Channel, locked = false): void {
    archive(this.gateway, this.world, thread, locked);
  }

  /** A channel is made, and the bot told. */
  open(name: string, type: number = ChannelType.text): Channel {
    const channel = this.world.addChannel(name, type);
    this.gateway.dispatch('CHANNEL_CREATE', Intent.guilds, () => channelJson(channel, this.world));
    return channel;
  }

  /** Takes permissions in a channel from the bot (or another member) and tells it, as `world.deny` does not. */
  forbid(channel: Channel, names: readonly PermissionName[], user: User = this.world.bot): void {
    channel.overwrites.set(user.id, { allow: 0n, deny: bitsOf(names) });
    this.gateway.dispatch('CHANNEL_UPDATE', Intent.guilds, () => channelJson(channel, this.world));
  }

  /** A person lets nobody of the server write to them; what the bot sends is then refused with 50007. */
  closeDirect(person: User): void {
    this.world.directChannel(person).closed = true;
  }

  /** A channel is deleted. */
  deleteChannel(channel: Channel): void {
    channel.deleted = true;
    this.gateway.dispatch('CHANNEL_DELETE', Intent.guilds, () => channelJson(channel, this.world));
  }

  /** The next answer to a message: a reply to it, or (without history) a message of the bot's after it. */
  async answerTo(question: Message, timeout = 8_000): Promise<Message> {
    const channel = this.world.channels.get(question.channel_id)!;
    const find = () => this.answersTo(question, channel)[0];
    return until(find, `an answer to "${question.content.slice(0, 60)}"`, timeout);
  }

  /** Everything the bot said in answer to a message so far. */
  answersTo(question: Message, channel = this.world.channels.get(question.channel_id)!): Message[] {
    const { bot } = this.world;
    const said = this.world.messagesIn(channel).filter((m) => m.author.id === bot.id && m.webhook_id === null);
    return said.filter((m) =>
      m.message_reference === null
        ? BigInt(m.id) > BigInt(question.id)
        : m.message_reference.message_id === question.id,
    );
  }
}
