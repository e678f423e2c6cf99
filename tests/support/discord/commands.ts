import type { Choice } from './choice-rules.js';
import { checkCommands, checkOneCommand } from './command-rules.js';
import { api } from './errors.js';

export interface CommandOption {
  readonly name: string;
  readonly type: number;
  readonly description?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly autocomplete?: boolean;
  readonly choices?: readonly Choice[];
  readonly channel_types?: readonly number[];
  readonly options?: readonly CommandOption[];
  readonly name_localizations?: Localizations;
  readonly description_localizations?: Localizations;
}

export type Localizations = Readonly<Record<string, string | null>> | null;

export interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  /** 1: slash command, 2: menu of a user, 3: menu of a message. */
  readonly type: number;
  readonly description: string;
  readonly options?: readonly CommandOption[];
  readonly default_member_permissions: string | null;
  readonly contexts: readonly number[] | null;
  readonly dm_permission?: boolean;
  readonly guild_id?: string;
  readonly name_localizations?: Localizations;
  readonly description_localizations?: Localizations;
}

/** The application's commands, global (scope null) and per guild, stored the way Discord gives them back. */
export class CommandStore {
  /** PUT, POST, PATCH and DELETE requests so far. */
  writes = 0;
  readonly #scopes = new Map<string | null, RegisteredCommand[]>();

  constructor(
    private readonly applicationId: string,
    private readonly snowflake: () => string,
  ) {}

  list(scope: string | null): RegisteredCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  get(scope: string | null, id: string): RegisteredCommand {
    const found = this.list(scope).find((command) => command.id === id);
    if (found === undefined) throw api.unknownCommand();
    return found;
  }

  replaceAll(scope: string | null, definitions: readonly Record<string, unknown>[]): RegisteredCommand[] {
    this.writes++;
    checkCommands(definitions);
    const old = this.list(scope);
    const commands = definitions.map((definition) =>
      this.#stored(scope, definition, old.find((command) => same(command, definition))?.id),
    );
    this.#scopes.set(scope, commands);
    return commands;
  }

  upsert(scope: string | null, definition: Record<string, unknown>): RegisteredCommand {
    this.writes++;
    checkOneCommand(definition);
    const others = this.list(scope).filter((command) => !same(command, definition));
    const command = this.#stored(scope, definition, this.list(scope).find((one) => same(one, definition))?.id);
    checkCommands([...others, command]);
    this.#scopes.set(scope, [...others, command]);
    return command;
  }

  patch(scope: string | null, id: string, change: Record<string, unknown>): RegisteredCommand {
    this.writes++;
    const commands = this.list(scope);
    const at = commands.findIndex((command) => command.id === id);
    if (at === -1) throw api.unknownCommand();
    const command = { ...commands[at]!, ...change };
    checkOneCommand(command);
    this.#scopes.set(scope, commands.with(at, command));
    return command;
  }

  delete(scope: string | null, id: string): void {
    this.writes++;
    this.get(scope, id);
    this.#scopes.set(
      scope,
      this.list(scope).filter((command) => command.id !== id),
    );
  }

  /** Discord fills in what was left out, and ignores contexts on a guild's commands. */
  #stored(scope: string | null, given: Record<string, unknown>, id = this.snowflake()): RegisteredCommand {
    return {
      type: 1,
      default_permission: true,
      nsfw: false,
      name_localizations: null,
      description_localizations: null,
      default_member_permissions: null,
      dm_permission: true,
      description: '',
      ...given,
      contexts: scope === null ? (given['contexts'] ?? null) : null,
      ...(scope === null ? { integration_types: given['integration_types'] ?? [0] } : { guild_id: scope }),
      id,
      application_id: this.applicationId,
      version: this.snowflake(),
    } as unknown as RegisteredCommand;
  }
}

/** Commands of different types may share a name. */
function same(command: RegisteredCommand, definition: Record<string, unknown>): boolean {
  return command.name === definition['name'] && command.type === (definition['type'] ?? 1);
}
