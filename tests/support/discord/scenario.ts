import type { CommandStore } from './commands.js';
import { type Gateway, Intent } from './gateway.js';
import type { Interaction, Interactions, Violations } from './interactions.js';
import { channelJson, guildJson, memberJson, messageJson } from './json.js';
import { Permission, type PermissionName } from './permissions.js';
import { type Channel, type Message, MessageFlag, type User } from './shapes.js';
import { until } from './until.js';
import type { World } from './world.js';

export interface SayOptions {
  readonly replyTo?: Message;
  /** Whether the reply mentions the author it replies to, as it does by default. */
  readonly replyPing?: boolean;
  readonly webhook?: boolean;
}

export interface InteractionOptions {
  readonly channel?: Channel;
  /** In this channel, by the member's roles unless given. */
  readonly memberPermissions?: readonly PermissionName[];
}

/** What a member sees of an interaction once it was answered. */
export interface Seen {
  /** Milliseconds until the acknowledgement. */
  readonly acknowledgedAfter: number;
  readonly content: string;
  readonly message: Message;
  readonly ephemeral: boolean;
}

/** What people do in the guild, for tests to tell. */
export abstract class Scenario {
  constructor(
    readonly world: World,
    private readonly events: Gateway,
    private readonly registered: CommandStore,
    private readonly started: Interactions,
    readonly violations: Violations,
  ) {}

  /** Someone writes a message. */
  say(channel: Channel, author: User, content: string, options: SayOptions = {}): Message {
    const message = this.world.post(channel, author, {
      content,
      replyTo: options.replyTo ?? null,
      replyPing: options.replyPing ?? true,
      webhook_id: options.webhook === true ? this.world.snowflake() : null,
    });
    this.events.dispatchMessage('MESSAGE_CREATE', message);
    return message;
  }

  /** What the bot is written as in a message. */
  get mention(): string {
    return `<@${this.world.bot.id}>`;
  }

  /** Someone uses a command, which must be registered. Discord's own checks of permissions are taken as passed. */
  slash(user: User, name: string, options: Record<string, unknown> = {}, how: InteractionOptions = {}): Handle {
    const command = [null, this.world.guildId]
      .flatMap((scope) => this.registered.list(scope))
      .find((one) => one.name === name);
    if (command === undefined) throw new Error(`/${name} is not registered`);
    const missing = (command.options ?? []).find((o) => o.required === true && options[o.name] === undefined);
    if (missing !== undefined) throw new Error(`/${name} needs ${missing.name}`);
    const given = Object.entries(options).map(([key, value]) => {
      const option = command.options?.find((one) => one.name === key);
      if (option === undefined) throw new Error(`/${name} has no option ${key}`);
      return { name: key, type: option.type, value };
    });
    return this.#interact(user, 2, { id: command.id, name, type: 1, options: given }, how, null);
  }

  /** Someone clicks a button (or uses a menu) by its custom id. */
  click(user: User, message: Message, customId: string, how: InteractionOptions = {}): Handle {
    const channel = this.world.channels.get(message.channel_id)!;
    return this.#interact(user, 3, { custom_id: customId, component_type: 2 }, { channel, ...how }, message);
  }

  #interact(
    user: User,
    type: number,
    data: Record<string, unknown>,
    { channel = this.world.general, memberPermissions }: InteractionOptions,
    source: Message | null,
  ): Handle {
    const { world } = this;
    const interaction = this.started.create(channel, user, source);
    const permissions = memberPermissions?.reduce((bits, name) => bits | Permission[name], 0n);
    const guild = guildJson(world);
    this.events.dispatch('INTERACTION_CREATE', 0, () => ({
      id: interaction.id,
      application_id: world.applicationId,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: channel.id,
      channel: channelJson(channel, world),
      app_permissions: String(world.permissions(channel, world.bot)),
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: world.guildId },
      attachment_size_limit: 10_485_760,
      ...(source !== null && { message: messageJson(source, world) }),
      ...(channel.type === 1
        ? { user, context: 1 }
        : {
            guild_id: world.guildId,
            guild: { id: guild['id'], locale: 'en-US', features: [] },
            guild_locale: 'en-US',
            context: 0,
            member: {
              ...memberJson(user, world),
              user,
              permissions: String(permissions ?? world.permissions(channel, user)),
            },
          }),
    }));
    return new Handle(interaction);
  }

  /** The next answer to a message: a reply to it, or (without history) a message of the bot's after it. */
  async answerTo(question: Message, timeout = 8_000): Promise<Message> {
    const channel = this.world.channels.get(question.channel_id)!;
    const find = () => this.answersTo(question, channel)[0];
    return until(find, `an answer to "${question.content.slice(0, 60)}"`, timeout);
  }

  /** Everything the bot said in answer to a message so far. */
  answersTo(question: Message, channel = this.world.channels.get(question.channel_id)!): Message[] {
    const after = this.world.messagesIn(channel).filter((m) => m.author.id === this.world.bot.id && m.type !== 20);
    return after.filter((m) =>
      m.message_reference === null
        ? BigInt(m.id) > BigInt(question.id)
        : m.message_reference.message_id === question.id,
    );
  }

  /** A channel is deleted. */
  deleteChannel(channel: Channel): void {
    channel.deleted = true;
    this.events.dispatch('CHANNEL_DELETE', Intent.guilds, () => channelJson(channel, this.world));
  }
}

/** An interaction under way. */
export class Handle {
  constructor(readonly interaction: Interaction) {}

  /** The answer, once it is more than "thinking…". */
  async response(timeout = 8_000): Promise<Seen> {
    const { interaction } = this;
    const ready = () =>
      interaction.original !== null && (interaction.original.flags & MessageFlag.loading) === 0
        ? interaction.original
        : undefined;
    const message = await until(ready, 'an answer to the interaction', timeout);
    return {
      acknowledgedAfter: interaction.acknowledgedAfter!,
      content: message.content,
      message,
      ephemeral: (message.flags & MessageFlag.ephemeral) !== 0,
    };
  }

  /** The first answer whose content satisfies `wanted`. */
  async responseWhere(wanted: (content: string) => boolean, timeout = 8_000): Promise<Seen> {
    await until(() => this.interaction.contents.find(wanted), 'the awaited answer to the interaction', timeout);
    return this.response(timeout);
  }
}
