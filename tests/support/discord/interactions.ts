import { randomBytes } from 'node:crypto';
import { api } from './errors.js';
import { checkChoices, checkMessage } from './limits.js';
import { type Channel, type Message, type MessageBody, MessageFlag, type User } from './shapes.js';
import type { World } from './world.js';

const ACKNOWLEDGE_WITHIN = 3_000;
const TOKEN_LIFE = 15 * 60_000;

/** Callback types (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-type). */
const Callback = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly channel: Channel;
  readonly user: User;
  readonly createdAt: number;
  /** The message whose button was clicked. */
  readonly source: Message | null;
  /** Milliseconds until it was acknowledged. */
  acknowledgedAfter: number | null;
  original: Message | null;
  choices: readonly { readonly name: string; readonly value: unknown }[] | null;
  readonly followUps: Message[];
  /** Contents the original went through, the last one included. */
  readonly contents: string[];
  /** Whether the bot missed the three seconds. */
  missed: boolean;
}

/** Which rules of Discord the bot broke, in words. */
export type Violations = string[];

/** Life of interactions: three seconds to acknowledge, fifteen minutes to answer. */
export class Interactions {
  readonly #all: Interaction[] = [];

  constructor(
    private readonly world: World,
    private readonly violations: Violations,
    private readonly onMessage: (
      event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
      message: Message,
      body: MessageBody,
    ) => void,
  ) {}

  create(channel: Channel, user: User, source: Message | null): Interaction {
    const interaction: Interaction = {
      id: this.world.snowflake(),
      token: randomBytes(24).toString('base64url'),
      channel,
      user,
      source,
      createdAt: this.world.now(),
      acknowledgedAfter: null,
      original: null,
      choices: null,
      followUps: [],
      contents: [],
      missed: false,
    };
    this.#all.push(interaction);
    setTimeout(() => {
      if (interaction.acknowledgedAfter !== null) return;
      interaction.missed = true;
      this.violations.push(`interaction ${interaction.id} was not acknowledged within 3 s`);
    }, ACKNOWLEDGE_WITHIN).unref();
    return interaction;
  }

  callback(id: string, token: string, body: { readonly type: number; readonly data?: MessageBody }): Interaction {
    const interaction = this.#all.find((one) => one.id === id && one.token === token);
    if (interaction === undefined || interaction.missed) throw api.unknownInteraction();
    if (interaction.acknowledgedAfter !== null) {
      this.violations.push(`interaction ${id} was acknowledged twice`);
      throw api.alreadyAcknowledged();
    }
    const data = body.data ?? {};
    if (body.type === Callback.message) {
      checkMessage(data, true);
      this.#open(interaction, data, 0);
    } else if (body.type === Callback.deferredMessage) this.#open(interaction, data, MessageFlag.loading);
    else if (body.type === Callback.deferredUpdate) interaction.original = interaction.source;
    else if (body.type === Callback.update) {
      interaction.original = interaction.source;
      this.#edit(interaction, data);
    } else if (body.type === Callback.choices) {
      interaction.choices = (data as unknown as { choices: { name: string; value: unknown }[] }).choices;
      checkChoices(interaction.choices);
    } else if (body.type !== Callback.modal) throw api.invalidForm({});
    interaction.acknowledgedAfter = this.world.now() - interaction.createdAt;
    return interaction;
  }

  #open(interaction: Interaction, body: MessageBody, flags: number): void {
    const message = this.#post(interaction, { ...body, flags: (body.flags ?? 0) | flags });
    interaction.original = message;
    if (flags === 0) interaction.contents.push(message.content);
  }

  #post(interaction: Interaction, body: MessageBody): Message {
    const message = this.world.post(interaction.channel, this.world.bot, {
      content: body.content ?? '',
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      flags: body.flags ?? 0,
      type: 20,
      webhook_id: this.world.applicationId,
    });
    if ((message.flags & MessageFlag.ephemeral) === 0) this.onMessage('MESSAGE_CREATE', message, body);
    return message;
  }

  #edit(interaction: Interaction, body: MessageBody): Message {
    const message = interaction.original;
    if (message === null) throw api.unknownMessage();
    checkMessage(body, (message.flags & MessageFlag.loading) !== 0);
    applyEdit(message, body, this.world.now());
    interaction.contents.push(message.content);
    this.onMessage('MESSAGE_UPDATE', message, body);
    return message;
  }

  /** The interaction whose token is alive, or the error Discord answers with. */
  #alive(token: string): Interaction {
    const interaction = this.#all.find((one) => one.token === token);
    if (interaction?.acknowledgedAfter == null) throw api.unknownWebhook();
    if (this.world.now() - interaction.createdAt > TOKEN_LIFE) throw api.invalidWebhookToken();
    return interaction;
  }

  get(token: string, messageId: string): Message {
    const interaction = this.#alive(token);
    const message = messageId === '@original' ? interaction.original : this.#followUp(interaction, messageId);
    if (message === null || !this.world.messages.has(message.id)) throw api.unknownMessage();
    return message;
  }

  #followUp(interaction: Interaction, id: string): Message | null {
    return interaction.followUps.find((message) => message.id === id) ?? null;
  }

  edit(token: string, messageId: string, body: MessageBody): Message {
    const interaction = this.#alive(token);
    const message = this.get(token, messageId);
    if (message === interaction.original) return this.#edit(interaction, body);
    checkMessage(body, false);
    applyEdit(message, body, this.world.now());
    return message;
  }

  /** A follow-up; the first one after a deferral takes the place of the "thinking" message, as on Discord. */
  followUp(token: string, body: MessageBody): Message {
    const interaction = this.#alive(token);
    checkMessage(body, true);
    const waiting = ((interaction.original?.flags ?? 0) & MessageFlag.loading) !== 0;
    if (waiting) return this.#edit(interaction, body);
    const message = this.#post(interaction, body);
    interaction.followUps.push(message);
    return message;
  }

  delete(token: string, messageId: string): void {
    const interaction = this.#alive(token);
    this.world.messages.delete(this.get(token, messageId).id);
    if (messageId === '@original') interaction.original = null;
  }
}

/** Puts an edit into a message; what the body leaves out stays. Being ephemeral cannot be edited. */
export function applyEdit(message: Message, body: MessageBody, now: number): void {
  const kept = message.flags & MessageFlag.ephemeral;
  message.flags = ((body.flags ?? message.flags) & ~MessageFlag.loading & ~MessageFlag.ephemeral) | kept;
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.embeds !== undefined) message.embeds = body.embeds ?? [];
  if (body.components !== undefined) message.components = body.components ?? [];
  message.edited_timestamp = new Date(now).toISOString();
}
