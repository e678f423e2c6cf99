import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** What Discord adds to a stored command, or keeps for old clients. */
const assigned = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

/**
 * A definition in one form, however it was written or given back: Discord's additions and empty values (null, false, empty lists, the
 * description that a menu can't have) left out, keys sorted.
 */
function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !assigned.has(key))
    .map(([key, inner]) => [key, normalise(inner)] as const)
    .filter(([, inner]) => inner !== null && inner !== undefined && inner !== false && !isEmpty(inner))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/** Whether two lists define the same commands, in any order. */
function sameCommands(a: readonly object[], b: readonly object[]): boolean {
  const written = (list: readonly object[]) => list.map((one) => JSON.stringify(normalise({ type: 1, ...one }))).sort();
  return JSON.stringify(written(a)) === JSON.stringify(written(b));
}

/** A guild's commands have no contexts and installation types: Discord ignores them there and gives none back. */
function forGuild(definition: Definition): Definition {
  const rest = { ...definition };
  delete rest.contexts;
  delete rest.integration_types;
  return rest;
}

/**
 * Registers the commands, in one guild or (null) everywhere, unless Discord has them just so already: registering counts against a daily
 * limit and makes clients reload.
 * @returns whether anything was written. @throws what discord.js throws.
 */
export async function deployCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  definitions: readonly Definition[],
): Promise<boolean> {
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const wanted = guildId === null ? definitions : definitions.map(forGuild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as object[];
  if (sameCommands(registered, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}
