import { randomBytes } from 'node:crypto';
import { checkChoices } from './choice-rules.js';
import { compose } from './compose.js';
import { api } from './errors.js';
import {
  Callback,
  type CallbackBody,
  type Interaction,
  InteractionType,
  type Modal,
  callbacksFor,
} from './interaction.js';
import { checkModal } from './modal-rules.js';
import type { Post } from './post.js';
import { type Channel, type Message, type MessageBody, MessageFlag, type User } from './shapes.js';
import { textOf } from './text.js';
import type { RequestFile } from './upload.js';
import type { World } from './world.js';

/** Milliseconds within which an interaction must be acknowledged, and for which its token is good. */
export const ACKNOWLEDGE_WITHIN = 3_000;
export const TOKEN_LIFE = 15 * 60_000;

/** Which rules of Discord the bot broke, in words. */
export type Violations = string[];

type Files = readonly RequestFile[];

/** Life of interactions: three seconds to acknowledge, fifteen minutes to answer. */
export class Interactions {
  readonly #all: Interaction[] = [];

  constructor(
    private readonly world: World,
    private readonly violations: Violations,
    private readonly post: Post,
  ) {}

  /** The one that was created last. */
  get latest(): Interaction | undefined {
    return this.#all.at(-1);
  }

  create(type: number, channel: Channel, user: User, source: Message | null): Interaction {
    const interaction: Interaction = {
      id: this.world.snowflake(),
      token: randomBytes(24).toString('base64url'),
      type,
      channel,
      user,
      source,
      createdAt: this.world.now(),
      acknowledgedWith: null,
      acknowledgedAfter: null,
      answeredAfter: null,
      original: null,
      answer: null,
      choices: null,
      modal: null,
      followUps: [],
      contents: [],
      missed: false,
    };
    this.#all.push(interaction);
    setTimeout(() => this.#miss(interaction), ACKNOWLEDGE_WITHIN).unref();
    return interaction;
  }

  /** Closes the interactions whose three seconds are over by the stand-in's clock. */
  expire(): void {
    for (const one of this.#all) if (this.world.now() - one.createdAt >= ACKNOWLEDGE_WITHIN) this.#miss(one);
  }

  #miss(interaction: Interaction): void {
    if (interaction.acknowledgedAfter !== null || interaction.missed) return;
    interaction.missed = true;
    this.violations.push(`interaction ${interaction.id} was not acknowledged within 3 s`);
  }

  callback(id: string, token: string, body: CallbackBody, files: Files): Interaction {
    const interaction = this.#all.find((one) => one.id === id && one.token === token);
    this.expire();
    if (interaction === undefined || interaction.missed) throw api.unknownInteraction();
    if (interaction.acknowledgedAfter !== null) {
      this.violations.push(`interaction ${id} was acknowledged twice`);
      throw api.alreadyAcknowledged();
    }
    const types = callbacksFor(interaction);
    if (!types.includes(body.type)) {
      const message = `Value must be one of {${types.join(', ')}}.`;
      throw api.invalidForm({ type: { _errors: [{ code: 'BASE_TYPE_CHOICES', message }] } });
    }
    this.#carryOut(interaction, body, files);
    interaction.acknowledgedWith = body.type;
    interaction.acknowledgedAfter = this.world.now() - interaction.createdAt;
    return interaction;
  }

  #carryOut(interaction: Interaction, { type, data }: CallbackBody, files: Files): void {
    const body = (data ?? {}) as MessageBody;
    if (type === Callback.message) {
      interaction.original = this.#post(interaction, body, files, ['data'], 0);
      this.#answered(interaction, interaction.original);
    } else if (type === Callback.deferredMessage) {
      const ephemeral = (body.flags ?? 0) & MessageFlag.ephemeral;
      interaction.original = this.#put(interaction, { flags: ephemeral | MessageFlag.loading }, {});
    } else if (type === Callback.deferredUpdate) interaction.original = interaction.source;
    else if (type === Callback.update) {
      if (!this.world.messages.has(interaction.source!.id)) throw api.unknownMessage();
      this.#edit(interaction, interaction.source!, body, files, ['data']);
      interaction.original = interaction.source;
    } else if (type === Callback.choices) {
      const { choices } = body as { choices?: Interaction['choices'] };
      checkChoices(choices ?? undefined);
      interaction.choices = choices!;
    } else {
      checkModal(body as Partial<Modal>);
      interaction.modal = body as unknown as Modal;
    }
  }

  #answered(interaction: Interaction, message: Message): void {
    interaction.answeredAfter ??= this.world.now() - interaction.createdAt;
    interaction.answer = message;
    interaction.contents.push(textOf(message));
  }

  #post(interaction: Interaction, body: MessageBody, files: Files, base: readonly string[], flags: number): Message {
    const ephemeral = ((body.flags ?? 0) & MessageFlag.ephemeral) !== 0;
    const { cdn } = this.world;
    const parts = compose(cdn, { body, files, channelId: interaction.channel.id, ephemeral, base });
    return this.#put(
      interaction,
      { ...parts, flags: parts.flags | flags | (ephemeral ? MessageFlag.ephemeral : 0) },
      body,
    );
  }

  #put(interaction: Interaction, parts: Partial<Message>, body: MessageBody): Message {
    const { original, source } = interaction;
    const message = this.world.post(interaction.channel, this.world.bot, {
      ...parts,
      type: source === null && original === null ? 20 : 19,
      webhook_id: this.world.applicationId,
      replyTo: original ?? source,
      replyPing: false,
      viewer: ((parts.flags ?? 0) & MessageFlag.ephemeral) === 0 ? null : interaction.user.id,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.type,
        user: interaction.user,
        authorizing_integration_owners: { 0: interaction.channel.type === 1 ? '0' : this.world.guildId },
        ...(original !== null && { original_response_message_id: original.id }),
        ...(interaction.type === InteractionType.component && { interacted_message_id: source?.id }),
      },
    });
    this.post.created(message, body);
    return message;
  }

  #edit(interaction: Interaction, message: Message, body: MessageBody, files: Files, base: readonly string[]): void {
    const ephemeral = message.viewer !== null;
    const channelId = message.channel_id;
    Object.assign(message, compose(this.world.cdn, { body, files, before: message, channelId, ephemeral, base }));
    message.edited_timestamp = new Date(this.world.now()).toISOString();
    this.#answered(interaction, message);
    this.post.updated(message, body);
  }

  /** The interaction whose token is alive, or the error Discord answers with. */
  #alive(applicationId: string, token: string): Interaction {
    const interaction = this.#all.find((one) => one.token === token);
    if (interaction?.acknowledgedAfter == null || applicationId !== this.world.applicationId)
      throw api.unknownWebhook();
    if (this.world.now() - interaction.createdAt > TOKEN_LIFE) throw api.invalidWebhookToken();
    return interaction;
  }

  get(applicationId: string, token: string, messageId: string): Message {
    const { original, followUps } = this.#alive(applicationId, token);
    const message =
      messageId === '@original' || messageId === original?.id
        ? original
        : followUps.find((one) => one.id === messageId);
    if (message == null || !this.world.messages.has(message.id)) throw api.unknownMessage();
    return message;
  }

  edit(applicationId: string, token: string, messageId: string, body: MessageBody, files: Files): Message {
    const interaction = this.#alive(applicationId, token);
    const message = this.get(applicationId, token, messageId);
    this.#edit(interaction, message, body, files, []);
    return message;
  }

  /** A follow-up; the first one after a deferral takes the place of the "thinking" message, as on Discord. */
  followUp(applicationId: string, token: string, body: MessageBody, files: Files): Message {
    const interaction = this.#alive(applicationId, token);
    const { original } = interaction;
    if (original !== null && (original.flags & MessageFlag.loading) !== 0 && this.world.messages.has(original.id)) {
      this.#edit(interaction, original, body, files, []);
      return original;
    }
    const message = this.#post(interaction, body, files, [], 0);
    interaction.followUps.push(message);
    this.#answered(interaction, message);
    return message;
  }

  delete(applicationId: string, token: string, messageId: string): void {
    this.post.deleted(this.get(applicationId, token, messageId));
  }
}
