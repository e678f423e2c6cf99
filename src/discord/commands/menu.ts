import type {
  MessageContextMenuCommandInteraction,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Call, Context } from '../context.js';
import type { Payload } from '../payload.js';

/** A command in the menu of a message (Apps → …). Its answer is seen by the asker only, as nobody else asked. */
export interface MessageMenu {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** Checked by the bot itself, whatever Discord let through. */
  readonly forModerators: boolean;
  /** Whether it counts against the member's questions per minute. */
  readonly isQuestion: boolean;
  /** @returns the final answer. @throws VerbatimError, shown to the asker. */
  run(interaction: MessageContextMenuCommandInteraction, context: Context, call: Call): Promise<Payload>;
}
