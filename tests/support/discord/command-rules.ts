import type { CommandOption, Localizations, RegisteredCommand } from './commands.js';
import type { Path } from './component.js';
import { ApiError } from './errors.js';
import { checkDistinct, checkLocalizations, checkName } from './localization-rules.js';
import { checkOptions } from './option-rules.js';
import { Problems } from './problems.js';

export type Definition = Partial<RegisteredCommand>;

/** How many commands of a type a scope may have: slash commands, menus of users, menus of messages. */
const most: Readonly<Record<number, number>> = { 1: 100, 2: 5, 3: 5 };

/** How much text a command may hold in all. */
const MAX_SIZE = 8_000;

/**
 * Checks all commands of a scope as a bulk overwrite sends them.
 * @throws ApiError 50035 where one breaks a rule, 30032 where there are too many.
 */
export function checkCommands(definitions: readonly Definition[]): void {
  const problems = new Problems();
  definitions.forEach((definition, i) => checkCommand(definition, [i], problems));
  for (const type of Object.keys(most).map(Number)) {
    const same = definitions.flatMap((definition, i) => ((definition.type ?? 1) === type ? [i] : []));
    const named = same.map((i) => definitions[i] as RegisteredCommand);
    checkDistinct(named, (i) => [same[i]!], 'APPLICATION_COMMANDS_DUPLICATE_NAME', problems);
    if (same.length > most[type]!) {
      throw new ApiError(400, 30_032, `Maximum number of application commands reached (${most[type]})`);
    }
  }
  problems.throw();
}

/** As `checkCommands`, for one command that is created or changed. */
export function checkOneCommand(definition: Definition): void {
  const problems = new Problems();
  checkCommand(definition, [], problems);
  problems.throw();
}

function checkCommand(definition: Definition, at: Path, problems: Problems): void {
  const { type = 1, name, description, options = [] } = definition;
  if (!(type in most)) problems.add([...at, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3}.');
  const checkOneName = (text: string | undefined, path: Path) => {
    if (type === 1) checkName(text, path, problems);
    else problems.required(path, text, 32);
  };
  checkOneName(name, [...at, 'name']);
  checkLocalizations(definition.name_localizations, [...at, 'name_localizations'], problems, checkOneName);
  if (type === 1) {
    problems.required([...at, 'description'], description, 100);
    const path = [...at, 'description_localizations'];
    checkLocalizations(definition.description_localizations, path, problems, (text, where) =>
      problems.length(where, text, 100, 1),
    );
    checkOptions(options, [...at, 'options'], 0, problems);
  } else {
    const set = (field: string, code: string) =>
      problems.add([...at, field], code, `Context menu commands cannot have ${field}`);
    if ((description ?? '') !== '') set('description', 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET');
    if (options.length > 0) set('options', 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET');
  }
  const permissions = definition.default_member_permissions;
  if (typeof permissions === 'string' && !/^\d+$/.test(permissions)) {
    problems.add([...at, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', `Value "${permissions}" is not int.`);
  }
  definition.contexts?.forEach((context, i) => {
    if ([0, 1, 2].includes(context)) return;
    problems.add([...at, 'contexts', i], 'BASE_TYPE_CHOICES', 'Value must be one of {0, 1, 2}.');
  });
  if (sizeOf(definition) > MAX_SIZE) {
    problems.add(at, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_SIZE})`);
  }
}

/** Characters of names, descriptions and values; of translations the longest counts. */
function sizeOf({ name, description, options = [], ...given }: Definition | CommandOption): number {
  const longest = (text: string | undefined, translations: Localizations | undefined) =>
    Math.max(...[text, ...Object.values(translations ?? {})].map((one) => one?.length ?? 0));
  const choices = 'choices' in given ? (given.choices ?? []) : [];
  return (
    longest(name, given.name_localizations) +
    longest(description, given.description_localizations) +
    choices.reduce(
      (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    ) +
    options.reduce((sum, option) => sum + sizeOf(option), 0)
  );
}
