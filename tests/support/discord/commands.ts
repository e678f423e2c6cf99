import { api } from './errors.js';

export interface CommandOption {
  readonly name: string;
  readonly type: number;
  readonly required?: boolean;
  readonly max_length?: number;
  readonly autocomplete?: boolean;
}

export interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly options?: readonly CommandOption[];
  readonly default_member_permissions: string | null;
  readonly contexts: readonly number[] | null;
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

  replaceAll(scope: string | null, definitions: readonly Record<string, unknown>[]): RegisteredCommand[] {
    this.writes++;
    const old = this.list(scope);
    const commands = definitions.map((definition) =>
      this.#stored(scope, definition, old.find((command) => command.name === definition['name'])?.id),
    );
    this.#scopes.set(scope, commands);
    return commands;
  }

  upsert(scope: string | null, definition: Record<string, unknown>): RegisteredCommand {
    this.writes++;
    const others = this.list(scope).filter((command) => command.name !== definition['name']);
    const command = this.#stored(scope, definition);
    this.#scopes.set(scope, [...others, command]);
    return command;
  }

  patch(scope: string | null, id: string, change: Record<string, unknown>): RegisteredCommand {
    this.writes++;
    const commands = this.list(scope);
    const at = commands.findIndex((command) => command.id === id);
    if (at === -1) throw api.unknownCommand();
    const command = { ...commands[at]!, ...change };
    this.#scopes.set(scope, commands.with(at, command));
    return command;
  }

  delete(scope: string | null, id: string): void {
    this.writes++;
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
      ...given,
      contexts: scope === null ? (given['contexts'] ?? null) : null,
      ...(scope === null ? { integration_types: given['integration_types'] ?? [0] } : { guild_id: scope }),
      id,
      application_id: this.applicationId,
      version: this.snowflake(),
    } as unknown as RegisteredCommand;
  }
}
