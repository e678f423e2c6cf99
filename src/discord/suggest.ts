import { setTimeout as sleep } from 'node:timers/promises';
import type { AutocompleteInteraction } from 'discord.js';
import type { Suggestion } from './commands/command.js';
import { commands } from './commands/registry.js';
import type { Context } from './context.js';
import { cut, limits } from './limits.js';
import { describe } from './log.js';
import { isModerator } from './permissions.js';
import { timing } from '../tunables.js';

/** Suggests values while an option is typed. Suggestions are a help: where there are none to be had, none are shown. */
export async function suggest(interaction: AutocompleteInteraction, context: Context): Promise<void> {
  const { config, logger } = context;
  const command = commands.get(interaction.commandName);
  try {
    const allowed = command?.forModerators !== true || isModerator(interaction, config.moderatorRoleIds);
    const found = allowed ? await inTime(command?.suggest?.(interaction, context)) : [];
    if (found === null) logger.warn({ command: interaction.commandName }, 'suggestions were too slow, and not shown');
    await interaction.respond(choicesOf(found ?? []));
  } catch (error) {
    logger.warn({ ...describe(error), command: interaction.commandName }, 'suggestions could not be given');
  }
}

/** What comes within `timing.suggest`, or null: suggestions can't be deferred, and Discord shows an error where none are given in time. */
async function inTime(
  found: Promise<readonly Suggestion[]> = Promise.resolve([]),
): Promise<readonly Suggestion[] | null> {
  const timer = new AbortController();
  try {
    return await Promise.race([found, sleep(timing.suggest, null, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}

/** Suggestions as Discord takes them: 25 at most, names cut at a word; a value can't be cut, so one that is too long is left out. */
function choicesOf(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions
    .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= limits.suggestion)
    .slice(0, limits.suggestions)
    .map(({ name, value }) => ({ name: cut(name, limits.suggestion), value }));
}
