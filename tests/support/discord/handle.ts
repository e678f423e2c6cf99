import type { Choice } from './choice-rules.js';
import { type Interaction, type Modal } from './interaction.js';
import type { Message } from './shapes.js';
import { controlsOf, textOf } from './text.js';
import { until } from './until.js';

/** What a member sees of an interaction once it was answered. */
export interface Seen {
  /** Milliseconds until the acknowledgement. */
  readonly acknowledgedAfter: number;
  /** The message's content alone. */
  readonly content: string;
  /** All that the message says: content, embeds and text displays. */
  readonly text: string;
  /** What its buttons and menus are called. */
  readonly controls: readonly string[];
  readonly message: Message;
  readonly ephemeral: boolean;
}

/** An interaction under way. */
export class Handle {
  constructor(readonly interaction: Interaction) {}

  /** Milliseconds until the bot acknowledged it, once it did. */
  async acknowledged(timeout = 8_000): Promise<number> {
    await until(() => this.interaction.acknowledgedAfter !== null, 'an acknowledgement of the interaction', timeout);
    return this.interaction.acknowledgedAfter!;
  }

  /** The answer, once it is more than "thinking…": the message the bot answered in last, a follow-up included. */
  async response(timeout = 8_000): Promise<Seen> {
    const { interaction } = this;
    const done = () => interaction.acknowledgedAfter !== null && interaction.answer !== null;
    await until(done, 'an answer to the interaction', timeout);
    return this.#seen(interaction.answer!);
  }

  /** The first answer whose text satisfies `wanted`. */
  async responseWhere(wanted: (text: string) => boolean, timeout = 8_000): Promise<Seen> {
    await until(() => this.interaction.contents.find(wanted), 'the awaited answer to the interaction', timeout);
    return this.response(timeout);
  }

  /** The nth follow-up, from 0; without the one that took the place of "thinking…". */
  async followUp(n = 0, timeout = 8_000): Promise<Seen> {
    return this.#seen(await until(() => this.interaction.followUps[n], `follow-up ${n}`, timeout));
  }

  /** The modal that the bot opened. */
  async modal(timeout = 8_000): Promise<Modal> {
    return until(() => this.interaction.modal, 'a modal', timeout);
  }

  /** The choices that the bot suggested. */
  async choices(timeout = 8_000): Promise<readonly Choice[]> {
    return until(() => this.interaction.choices, 'choices', timeout);
  }

  #seen(message: Message): Seen {
    return {
      acknowledgedAfter: this.interaction.acknowledgedAfter!,
      content: message.content,
      text: textOf(message),
      controls: controlsOf(message),
      message,
      ephemeral: message.viewer !== null,
    };
  }
}
