import { OptionType } from './command-call.js';
import type { CommandOption } from './commands.js';
import type { Path } from './component.js';
import { checkDistinct, checkLocalizations, checkName } from './localization-rules.js';
import type { Problems } from './problems.js';

const MAX = 25;
const { subcommand, group, string, integer, number } = OptionType;
const chosen: readonly number[] = [string, integer, number];

/**
 * Checks the options of a slash command, a group or a subcommand.
 * @param depth 0 in the command itself, 1 in a group; subcommands may be in either, groups in the command alone.
 */
export function checkOptions(options: readonly CommandOption[], path: Path, depth: number, problems: Problems): void {
  problems.length(path, options, MAX);
  const parts = options.filter(({ type }) => type <= group).length;
  if (parts !== 0 && parts !== options.length) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    problems.add(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
  let optional = false;
  options.forEach((option, i) => {
    const at = [...path, i];
    if (option.required === true && optional) {
      const message = 'Required options must be placed before non-required options';
      problems.add(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    optional ||= option.required !== true;
    checkOption(option, at, depth, problems);
  });
  checkDistinct(options, (i) => [...path, i, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', problems);
}

function checkOption(option: CommandOption, at: Path, depth: number, problems: Problems): void {
  const { type } = option;
  const nested = type === group ? depth === 0 : type === subcommand ? depth <= 1 : true;
  if (!(type >= subcommand && type <= OptionType.attachment) || !nested) {
    problems.add([...at, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of the types allowed here.');
  }
  checkName(option.name, [...at, 'name'], problems);
  checkLocalizations(option.name_localizations, [...at, 'name_localizations'], problems, (text, path) =>
    checkName(text, path, problems),
  );
  problems.required([...at, 'description'], option.description, 100);
  checkLocalizations(option.description_localizations, [...at, 'description_localizations'], problems, (text, path) =>
    problems.length(path, text, 100, 1),
  );
  checkLimits(option, at, problems);
  checkChoicesOf(option, at, problems);
  if (type === group || type === subcommand) {
    checkOptions(option.options ?? [], [...at, 'options'], type === group ? 1 : 2, problems);
  } else if (option.options !== undefined && option.options.length > 0) {
    problems.add([...at, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Only sub-commands have options');
  }
}

function checkLimits(option: CommandOption, at: Path, problems: Problems): void {
  problems.range([...at, 'min_length'], option.min_length, 0, 6_000);
  problems.range([...at, 'max_length'], option.max_length, 1, 6_000);
  const ordered = (min = -Infinity, max = Infinity) => min <= max;
  if (!ordered(option.min_length, option.max_length) || !ordered(option.min_value, option.max_value)) {
    problems.add(at, 'APPLICATION_COMMAND_OPTIONS_RANGE_INVALID', 'The minimum must not be greater than the maximum');
  }
}

function checkChoicesOf({ type, choices, autocomplete }: CommandOption, at: Path, problems: Problems): void {
  problems.length([...at, 'choices'], choices, MAX);
  if (!chosen.includes(type) && (autocomplete === true || (choices ?? []).length > 0)) {
    const message = 'Only strings, integers and numbers can be chosen or completed';
    problems.add(at, 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID', message);
  }
  if (autocomplete === true && (choices ?? []).length > 0) {
    const message = 'Autocomplete and choices are mutually exclusive';
    problems.add(at, 'APPLICATION_COMMAND_AUTOCOMPLETE_AND_CHOICES', message);
  }
  (choices ?? []).forEach((choice, i) => {
    const path = [...at, 'choices', i];
    problems.required([...path, 'name'], choice.name, 100);
    if (typeof choice.value === 'string') problems.required([...path, 'value'], choice.value, 100);
    if ((typeof choice.value === 'string') !== (type === string)) {
      problems.add([...path, 'value'], 'BASE_TYPE_BAD_TYPE', 'The value is not of the option’s type');
    }
    checkLocalizations(choice.name_localizations, [...path, 'name_localizations'], problems, (text, where) =>
      problems.length(where, text, 100, 1),
    );
  });
}
