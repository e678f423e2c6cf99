import type { Choice } from './choice-rules.js';
import type { Component } from './component.js';
import type { Channel, Message, MessageBody, User } from './shapes.js';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const InteractionType = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-type */
export const Callback = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

export interface CallbackBody {
  readonly type: number;
  readonly data?: MessageBody | { readonly choices: readonly Choice[] } | Modal | null;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** One of `InteractionType`. */
  readonly type: number;
  readonly channel: Channel;
  readonly user: User;
  /** By the stand-in's clock. */
  readonly createdAt: number;
  /** The message whose button was clicked, or from whose button the modal came. */
  readonly source: Message | null;
  /** What of `Callback` it was acknowledged with. */
  acknowledgedWith: number | null;
  /** Milliseconds until it was acknowledged. */
  acknowledgedAfter: number | null;
  /** Milliseconds until it was first answered with more than "thinking…". */
  answeredAfter: number | null;
  /** What `@original` stands for. */
  original: Message | null;
  /** The message in which the bot answered last. */
  answer: Message | null;
  choices: readonly Choice[] | null;
  modal: Modal | null;
  readonly followUps: Message[];
  /** All that a reader saw of the answers, one after the other, as text. */
  readonly contents: string[];
  /** Whether the bot missed the three seconds. */
  missed: boolean;
}

/**
 * With which of `Callback` an interaction may be acknowledged; a message can only be updated where there is one that was
 * interacted with, and a modal cannot be answered with a modal.
 */
export function callbacksFor({ type, source }: Interaction): readonly number[] {
  const updates = source === null ? [] : [Callback.deferredUpdate, Callback.update];
  if (type === InteractionType.autocomplete) return [Callback.choices];
  const answers = [Callback.message, Callback.deferredMessage, ...updates];
  return type === InteractionType.modalSubmit ? answers : [...answers, Callback.modal];
}
