import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Call, Context } from '../context.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';

/** A choice offered while an option is typed; Discord takes 25 of them at most, and 100 characters for name and value each. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** A slash command: what Discord is told of it, and what it does. */
export interface Command {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Checked by the bot itself, whatever Discord let through. */
  readonly forModerators: boolean;
  /** Whether it counts against the member's questions per minute. */
  readonly isQuestion: boolean;
  /** Whether only the asker sees the answer: known from the interaction alone, as it is fixed by the acknowledgement. */
  isPrivate(interaction: ChatInputCommandInteraction, context: Context): boolean;
  /** What everyone is told where it fails after they have seen it begin; unless given, the error as a member is told it. */
  readonly failed?: (language: Language) => string;
  /** @returns the final answer. @throws VerbatimError, shown to the asker. */
  run(interaction: ChatInputCommandInteraction, context: Context, call: Call): Promise<Payload>;
  /** What to suggest for the option that is being typed, best first; names that are too long are cut at a word, the rest is dropped. */
  suggest?(interaction: AutocompleteInteraction, context: Context): Promise<readonly Suggestion[]>;
}
