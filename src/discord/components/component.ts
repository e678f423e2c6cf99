import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Call, Context } from '../context.js';
import type { Payload } from '../payload.js';

export type ComponentInteraction = MessageComponentInteraction | ModalSubmitInteraction;

/** A button, a select menu or a form: what happens when it is used. */
export interface Component {
  /** The name in its custom id, `v1:<action>:…`: small letters and dashes. */
  readonly action: string;
  /** Checked by the bot itself, as anyone can click what they see. */
  readonly forModerators: boolean;
  /** Where its outcome goes: a message of its own that only the clicker sees, or the message that it stands on. */
  readonly reply: 'private' | 'update';
  /**
   * @param parts of the custom id behind the action, unchecked: whoever clicks may have forged them.
   * @returns what to show; null where there is nothing more to show.
   * @throws VerbatimError, shown to the clicker only: COMPONENT_UNKNOWN where the parts make no sense.
   */
  run(
    interaction: ComponentInteraction,
    parts: readonly string[],
    context: Context,
    call: Call,
  ): Promise<Payload | null>;
}
