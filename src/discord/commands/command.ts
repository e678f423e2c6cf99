import type { ChatInputCommandInteraction, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import type { Context } from '../context.js';
import type { Payload } from '../payload.js';

/** Shows something in the reply while a command is still at work. */
export type Update = (payload: Payload) => Promise<void>;

/** A slash command: what Discord is told of it, and what it does. */
export interface Command {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Checked by the bot itself, whatever Discord let through. */
  readonly forModerators: boolean;
  /** Whether it counts against the member's questions per minute. */
  readonly isQuestion: boolean;
  /** Whether only the asker sees the answer: known from the interaction alone, as it is fixed by the acknowledgement. */
  isPrivate(interaction: ChatInputCommandInteraction): boolean;
  /** @returns the final answer. @throws VerbatimError, shown to the asker. */
  run(interaction: ChatInputCommandInteraction, context: Context, update: Update): Promise<Payload>;
}
