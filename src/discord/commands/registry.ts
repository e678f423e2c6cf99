import { ask } from './ask.js';
import type { Command } from './command.js';
import { reindex } from './reindex.js';
import { status } from './status.js';

/** Every command of the bot, by name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [ask, status, reindex].map((command) => [command.definition.name, command]),
);
