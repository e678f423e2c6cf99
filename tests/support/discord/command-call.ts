import type { Upload } from './cdn.js';
import type { CommandOption, RegisteredCommand } from './commands.js';
import { channelJson } from './channel-json.js';
import { memberJson, roleJson } from './guild-json.js';
import type { World } from './world.js';

/** Option types (https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type). */
export const OptionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

type Given = Readonly<Record<string, unknown>>;
type Resolved = Record<string, Record<string, unknown>>;

/** An option as an interaction names it. */
interface Answered {
  readonly name: string;
  readonly type: number;
  readonly value?: unknown;
  readonly focused?: boolean;
  readonly options?: readonly Answered[];
}

/**
 * The `data` of a slash command's interaction, after the checks that Discord's clients make.
 * @param way names of the command, and of its group and subcommand where it has them.
 * @param given values by option; a file for an attachment, an id for a user, role or channel.
 * @param focused the option that is being typed, for autocompletion: nothing else is then required.
 * @throws Error where a client would not let it be sent.
 */
export function callData(
  world: World,
  command: RegisteredCommand,
  way: readonly string[],
  given: Given,
  focused: string | null = null,
): Record<string, unknown> {
  const resolved: Resolved = {};
  const options = descend(world, command.options ?? [], way.slice(1), given, focused, resolved, `/${way.join(' ')}`);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    options,
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

function descend(
  world: World,
  options: readonly CommandOption[],
  way: readonly string[],
  given: Given,
  focused: string | null,
  resolved: Resolved,
  shown: string,
): Answered[] {
  const [next, ...rest] = way;
  if (next !== undefined) {
    const found = options.find(({ name, type }) => name === next && type <= OptionType.group);
    if (found === undefined) throw new Error(`${shown} is not registered`);
    const inner = descend(world, found.options ?? [], rest, given, focused, resolved, shown);
    return [{ name: found.name, type: found.type, options: inner }];
  }
  if (options.some(({ type }) => type <= OptionType.group))
    throw new Error(`${shown} is only usable with a subcommand`);
  const missing = options.find((option) => option.required === true && given[option.name] === undefined);
  if (missing !== undefined && focused === null) throw new Error(`${shown} needs ${missing.name}`);
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const option = options.find((one) => one.name === name);
      if (option === undefined) throw new Error(`${shown} has no option ${name}`);
      const isFocused = name === focused;
      if (isFocused && option.autocomplete !== true) throw new Error(`${shown} does not complete ${name}`);
      if (!isFocused) checkValue(option, value, `${shown} ${name}`);
      const sent = resolve(world, option.type, value, resolved);
      return { name, type: option.type, value: sent, ...(isFocused && { focused: true }) };
    });
}

/** What Discord's clients don't let a member send. */
function checkValue(option: CommandOption, value: unknown, shown: string): void {
  const refuse = (why: string): never => {
    throw new Error(`${shown}: ${why}`);
  };
  if (option.choices !== undefined && !option.choices.some((choice) => choice.value === value)) {
    refuse(`${JSON.stringify(value)} is none of its choices`);
  }
  if (option.type === OptionType.string) {
    if (typeof value !== 'string') return refuse('is not a string');
    if (value.length > (option.max_length ?? 6_000)) refuse('is too long');
    if (value.length < Math.max(1, option.min_length ?? 0)) refuse('is too short');
  }
  if (option.type === OptionType.integer || option.type === OptionType.number) {
    if (typeof value !== 'number') return refuse('is not a number');
    if (option.type === OptionType.integer && !Number.isInteger(value)) refuse('is not an integer');
    if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity)) refuse('is out of range');
  }
  if (option.type === OptionType.boolean && typeof value !== 'boolean') refuse('is not a boolean');
  if (option.type === OptionType.channel && option.channel_types !== undefined) return;
  if (option.type === OptionType.attachment && typeof (value as Upload).name !== 'string') refuse('is not a file');
}

/** What stands for a value in the interaction; what it refers to goes into `resolved`. */
function resolve(world: World, type: number, value: unknown, resolved: Resolved): unknown {
  const put = (kind: string, id: string, json: unknown) => {
    (resolved[kind] ??= {})[id] = json;
    return id;
  };
  if (type === OptionType.attachment) {
    const attachment = world.cdn.keep(world.applicationId, value as Upload, true);
    return put('attachments', attachment.id, attachment);
  }
  if (type < OptionType.user || type > OptionType.mentionable) return value;
  const id = value as string;
  const member = world.members.get(id);
  const role = world.roles.find((one) => one.id === id);
  const channel = world.channels.get(id);
  if (member !== undefined) {
    put('members', id, { ...memberJson(member.user, world), permissions: String(world.base(member.user)) });
    return put('users', id, member.user);
  }
  if (role !== undefined) return put('roles', id, roleJson(role, world));
  if (channel !== undefined) return put('channels', id, channelJson(channel, world));
  throw new Error(`Nobody and nothing has the id ${id}`);
}
