import { guildOf } from './access.js';
import type { Backend, Call, Routes } from './backend.js';
import { api } from './errors.js';

type Definition = Record<string, unknown>;
type Scope = string | null;

/** The application's commands, global and of a guild. */
export const commandRoutes: Routes = [
  ...routesOf('/applications/:/commands', () => null, 1),
  ...routesOf('/applications/:/guilds/:/commands', commandGuild, 2),
];

/** @param own place of the command's id among the path's variable parts. */
function routesOf(path: string, scope: (backend: Backend, call: Call) => Scope, own: number): Routes {
  const at = (call: Call) => call.at[own]!;
  return [
    [`GET ${path}`, (b, call) => listed(b, scope(b, call), call.query)],
    [`PUT ${path}`, (b, call) => b.commands.replaceAll(scope(b, call), call.body as Definition[])],
    [`POST ${path}`, (b, call) => b.commands.upsert(scope(b, call), call.body as Definition)],
    [`GET ${path}/:`, (b, call) => b.commands.get(scope(b, call), at(call))],
    [`PATCH ${path}/:`, (b, call) => b.commands.patch(scope(b, call), at(call), call.body as Definition)],
    [`DELETE ${path}/:`, (b, call) => b.commands.delete(scope(b, call), at(call))],
  ];
}

/** A guild in which the bot was invited with commands. */
function commandGuild(backend: Backend, { at }: Call): Scope {
  if (!backend.world.application.commandsScope) throw api.missingAccess();
  return guildOf(backend, at[1]!);
}

/** Without `with_localizations`, Discord leaves the translations out. */
function listed({ commands }: Backend, scope: Scope, query: URLSearchParams): unknown {
  const withLocalizations = query.get('with_localizations') === 'true';
  return commands
    .list(scope)
    .map((command) =>
      withLocalizations
        ? command
        : (JSON.parse(
            JSON.stringify(command, (key, value: unknown) => (key.endsWith('_localizations') ? undefined : value)),
          ) as unknown),
    );
}
