import type { Choice } from './choice-rules.js';
import type { Upload } from './cdn.js';
import { callData } from './command-call.js';
import type { CommandStore, RegisteredCommand } from './commands.js';
import { ComponentType } from './component.js';
import { checkChosen, controlOf } from './control.js';
import { Conversation } from './conversation.js';
import type { Gateway } from './gateway.js';
import { Handle } from './handle.js';
import { type Interaction, InteractionType } from './interaction.js';
import { interactionPayload } from './interaction-payload.js';
import type { Interactions, Violations } from './interactions.js';
import { messageJson } from './message-json.js';
import { type PermissionName, bitsOf } from './permissions.js';
import type { Channel, Message, User } from './shapes.js';
import { offeredTo } from './offered.js';
import { submission } from './submission.js';
import type { World } from './world.js';

export interface InteractionOptions {
  /** #general unless given; of a message, where it is. */
  readonly channel?: Channel;
  /** In this channel, by the member's roles unless given. */
  readonly memberPermissions?: readonly PermissionName[];
  /** The language of the member's client; as the member was added with unless given. */
  readonly locale?: string;
}

export interface ByOptions extends InteractionOptions {
  /** Alice unless given; of an ephemeral message and a modal, who sees it. */
  readonly by?: User;
}

export interface Suggested {
  readonly choices: readonly Choice[];
  readonly acknowledgedAfter: number;
}

/**
 * What people do in a guild, as tests tell it. `openSession()` gives a bot that is logged in to a stand-in of its own;
 * `discord` is the stand-in, and everything below is a method of it.
 *
 *     const { discord, engine, bot, log } = await openSession();
 *     const { alice, bob, general } = discord.world;
 *
 *     // Messages: by name of the channel and the author; the answer is the bot's reply.
 *     const question = discord.say(general, alice, `${discord.mention} Where?`);
 *     const answer = await discord.answerTo(question);
 *     textOf(answer);        // all it says, content, embeds and Components V2 alike (text.ts)
 *     controlsOf(answer);    // ['Context', 'More sources', …]
 *
 *     // What else happens to messages: edit, unfurl, pin, remove; thread, join, archive; forbid, closeDirect (conversation.ts).
 *     discord.edit(question, `${discord.mention} And when?`);
 *     const thread = discord.thread(general, 'Talks', { from: answer });
 *     discord.forbid(general, ['readMessageHistory']);
 *
 *     // Commands: `slash`, `upload`, `autocomplete`, `menu` give a Handle of the interaction.
 *     const handle = discord.slash(alice, 'ask', { question: 'Where?', private: true });
 *     const { text, controls, ephemeral, message } = await handle.response();
 *     const { choices } = await discord.autocomplete('lookup', 'query', 'sho', { by: bob });
 *     discord.menu('Verify quote', question, { by: bob });
 *     discord.upload('add', { file: { name: 'a.txt', content: 'Words' } }, { by: bob, memberPermissions: ['manageGuild'] });
 *
 *     // Buttons, menus and modals: by what they show, or by custom id.
 *     await discord.click(answer, 'Context', { by: bob }).response();
 *     discord.select(answer, 'Filter', ['unanswered']);
 *     const sent = await discord.submit(discord.click(answer, 'Resolve'), { 'Why?': 'Answered' });
 *
 *     // Time: `discord.advance(16 * 60_000)` lets tokens expire, a month pass between answer and click.
 *     // What the bot did wrong by Discord's rules; every test ends well with none.
 *     expect(discord.violations).toEqual([]);
 *
 *     // Trouble: the next requests that match, and the gateway.
 *     discord.faults.next(1, { kind: 'rate-limit', seconds: 0.3 }, /^PATCH \/webhooks/);
 *     discord.gateway.drop();   // also invalidate, askToReconnect, ignoreHeartbeats, freeze, refuse, repeat
 *     const report = await crowd(discord, { members: 10, perSecond: 2, seconds: 60, ask: (member) => … });   // crowd.ts
 *
 * What Discord's clients would not let a member do (a greyed-out button, a missing option, another's ephemeral message)
 * throws. What else there is: `discord.requests`, `discord.pings`, `discord.typing`, `discord.reactions`, `discord.world` (people, roles, channels: world.ts).
 */
export abstract class Scenario extends Conversation {
  constructor(
    world: World,
    gateway: Gateway,
    private readonly registered: CommandStore,
    readonly interactions: Interactions,
    readonly violations: Violations,
  ) {
    super(world, gateway);
  }

  /** Names of the commands and menus that Discord offers someone in a channel, by its own checks. */
  offered(user: User, channel: Channel = this.world.general): string[] {
    return offeredTo(this.world, this.registered, user, channel).map(({ name }) => name);
  }

  /**
   * Someone uses a slash command, which must be registered. Discord's own checks of
   * permissions and places are taken as passed: what a member is offered is for `offered` to say.
   * @param name as one types it: `ask`, or `settings channels add` with group and subcommand.
   * @param options by name; a file for an attachment, an id for a user, role or channel.
   * @throws Error where a client would not send it: a required option is missing, a value is not allowed.
   */
  slash(user: User, name: string, options: Record<string, unknown> = {}, how: InteractionOptions = {}): Handle {
    const way = name.split(' ');
    const command = this.#command(way[0]!, 1, how.channel);
    return this.#interact(user, InteractionType.command, callData(this.world, command, way, options), how, null);
  }

  /** Someone uses a command with files among its options: `upload('add', {file: {name: 'a.txt', content: 'Words'}})`. */
  upload(name: string, options: Record<string, Upload | string | number | boolean>, how: ByOptions = {}): Handle {
    return this.slash(how.by ?? this.world.alice, name, options, how);
  }

  /** Someone types into an option of a command that completes it. What else was filled in stands in `options`. */
  async autocomplete(
    name: string,
    option: string,
    typed: string,
    { by = this.world.alice, options = {}, ...how }: ByOptions & { readonly options?: Record<string, unknown> } = {},
  ): Promise<Suggested> {
    const way = name.split(' ');
    const command = this.#command(way[0]!, 1, how.channel);
    const data = callData(this.world, command, way, { ...options, [option]: typed }, option);
    const handle = this.#interact(by, InteractionType.autocomplete, data, how, null);
    return { choices: await handle.choices(), acknowledgedAfter: handle.interaction.acknowledgedAfter! };
  }

  /** Someone chooses an entry of a message's menu ("Apps"). */
  menu(name: string, message: Message, { by = this.world.alice, ...how }: ByOptions = {}): Handle {
    const channel = this.world.channels.get(message.channel_id)!;
    const command = this.#command(name, 3, channel);
    const data = {
      id: command.id,
      name,
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: messageJson(message, this.world) } },
    };
    return this.#interact(by, InteractionType.command, data, { channel, ...how }, null);
  }

  /**
   * Someone clicks a button, named by its label or custom id.
   * @throws Error where the message has no such button, or it is greyed out, or the person doesn't see the message.
   */
  click(message: Message, button: string, how: ByOptions = {}): Handle {
    const by = this.#viewer(message, how);
    const { custom_id, type, id } = controlOf(message, button, by);
    return this.#component(message, by, { custom_id, component_type: type, id }, how);
  }

  /** A tampered client clicks a button that the message does not have; the bot is shown the message as it is. */
  clickMissing(message: Message, customId: string, how: ByOptions = {}): Handle {
    const data = { custom_id: customId, component_type: ComponentType.button, id: 1 };
    return this.#component(message, this.#viewer(message, how), data, how);
  }

  /** Someone chooses in a menu, named by its placeholder or custom id. */
  select(message: Message, menu: string, values: readonly string[], how: ByOptions = {}): Handle {
    const by = this.#viewer(message, how);
    const control = controlOf(message, menu, by);
    if (control.type === ComponentType.button) throw new Error(`"${menu}" is a button`);
    checkChosen(control, values);
    const data = { custom_id: control.custom_id, component_type: control.type, id: control.id, values };
    return this.#component(message, by, data, how);
  }

  /** Someone fills in and sends the modal that an interaction opened; inputs are named by label or custom id. */
  async submit(
    opened: Handle,
    values: Readonly<Record<string, string | readonly string[]>>,
    how: ByOptions = {},
  ): Promise<Handle> {
    const data = submission(await opened.modal(), values) as Record<string, unknown>;
    const { user, source, channel } = opened.interaction;
    return this.#interact(how.by ?? user, InteractionType.modalSubmit, data, { channel, ...how }, source);
  }

  #viewer(message: Message, { by }: ByOptions): User {
    return by ?? this.world.members.get(message.viewer ?? '')?.user ?? this.world.alice;
  }

  #component(message: Message, by: User, data: Record<string, unknown>, how: InteractionOptions): Handle {
    const channel = this.world.channels.get(message.channel_id)!;
    return this.#interact(by, InteractionType.component, data, { channel, ...how }, message);
  }

  /** A registered command that can be used in a channel; the guild's own before a global one. */
  #command(name: string, type: number, channel: Channel = this.world.general): RegisteredCommand {
    const scopes = channel.type === 1 ? [null] : [this.world.guildId, null];
    const found = scopes
      .flatMap((scope) => this.registered.list(scope))
      .find((one) => one.name === name && one.type === type);
    if (found === undefined) throw new Error(`${type === 1 ? '/' : ''}${name} is not registered`);
    return found;
  }

  #interact(
    user: User,
    type: Interaction['type'],
    data: Record<string, unknown>,
    { channel = this.world.general, memberPermissions, locale }: InteractionOptions,
    source: Message | null,
  ): Handle {
    const { world } = this;
    const interaction = this.interactions.create(type, channel, user, source);
    const permissions = memberPermissions && bitsOf(memberPermissions);
    this.gateway.dispatch('INTERACTION_CREATE', 0, () =>
      interactionPayload(world, interaction, {
        data,
        locale: locale ?? world.members.get(user.id)?.locale ?? 'en-US',
        permissions: permissions ?? world.permissions(channel, user),
      }),
    );
    return new Handle(interaction);
  }

  /** Lets time pass by the stand-in's clock (and the bot's, where it was given that): deadlines and tokens run out. */
  advance(milliseconds: number): void {
    this.world.ahead += milliseconds;
    this.interactions.expire();
  }
}
