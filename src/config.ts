import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';
import { VerbatimError } from './errors.js';

/** The model that comes with npm; any other name is a Hugging Face id. */
export const DEFAULT_MODEL = 'all-MiniLM-L6-v2';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug'] as const;

/** What is wrong with a variable's value, put so that it goes on from its name: `is not a whole number`. */
class Wrong extends Error {}

/** Reads a variable's value. @throws Wrong */
type Parse<T> = (value: string) => T;

const matching =
  (pattern: RegExp, wrong: string): Parse<string> =>
  (value) => {
    if (!pattern.test(value)) throw new Wrong(wrong);
    return value;
  };
const oneOf =
  <T extends string>(known: readonly T[], wrong: string): Parse<T> =>
  (value) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw new Wrong(wrong);
    return found;
  };
const whole =
  (from: number, to: number): Parse<number> =>
  (value) => {
    const number = Number(matching(/^\d+$/, 'is not a whole number')(value));
    if (number < from) throw new Wrong(`is below ${from}`);
    if (number > to) throw new Wrong(`is above ${to}`);
    return number;
  };
const text: Parse<string> = (value) => value;
const truth: Parse<boolean> = (value) => oneOf(['true', 'false'], 'is neither true nor false')(value) === 'true';
const snowflake = matching(/^\d{17,20}$/, 'is not a Discord id (17 to 20 digits; right-click in Discord, Copy ID)');
const snowflakes: Parse<readonly string[]> = (value) =>
  value
    .split(/[\s,]+/)
    .filter((id) => id !== '')
    .map(snowflake);
const address: Parse<string> = (value) => {
  const isAddress = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  if (!isAddress) throw new Wrong('is not an http(s) address');
  return value;
};
const modelId = matching(/^[\w.-]+(\/[\w.-]+)?$/, 'is not the id of a model (such as Xenova/multilingual-e5-small)');

export type Precision = 'fp32' | 'int8';
export type LogLevel = (typeof logLevels)[number];

/** What the bot needs to talk to Discord. */
export interface DiscordConfig {
  readonly token: string;
  readonly clientId: string | null;
  readonly guildId: string | null;
  readonly apiUrl: string;
  readonly askChannelIds: readonly string[];
  readonly moderatorRoleIds: readonly string[];
  /** Per member. */
  readonly questionsPerMinute: number;
}

/** The whole configuration, checked and frozen. Paths are absolute. */
export interface Config {
  /** Null without a token: then Verbatim chats in the terminal. */
  readonly discord: DiscordConfig | null;
  readonly seeds: string;
  readonly embeddings: string;
  /** The folder of the index. A corpus that --seeds names for one command has one of its own, so that it never replaces the bot's. */
  readonly index: string;
  readonly model: string;
  readonly precision: Precision;
  readonly watch: boolean;
  readonly retentionDays: number;
  readonly logLevel: LogLevel;
  readonly healthPort: number | null;
}

/** What the command line overrides. */
export interface ConfigFlags {
  readonly seeds?: string | undefined;
  readonly embeddings?: string | undefined;
}

/**
 * Reads the configuration from the environment and the command line's flags, which win. An empty variable counts as absent.
 * Relative paths are taken from `cwd`.
 * @throws VerbatimError CONFIG_INVALID naming every problem at once.
 */
export function readConfig(env: NodeJS.ProcessEnv, flags: ConfigFlags = {}, cwd = process.cwd()): Config {
  const problems: string[] = [];
  const read = <T, A>(name: string, parse: Parse<T>, absent: A): T | A => {
    const value = env[name]?.trim() ?? '';
    if (value === '') return absent;
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push(`${name} ("${value}") ${error.message}`);
      return absent;
    }
  };
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(cwd, path));
  const usualSeeds = absolute(read('SEEDS_DIR', text, 'seeds'));
  const seeds = flags.seeds === undefined ? usualSeeds : absolute(flags.seeds);
  const embeddings = absolute(flags.embeddings ?? read('EMBEDDINGS_DIR', text, 'embeddings'));
  const isOther = flags.embeddings === undefined && seeds !== usualSeeds;
  const token = read('DISCORD_TOKEN', text, null);
  const discord = {
    clientId: read('DISCORD_CLIENT_ID', snowflake, null),
    guildId: read('DISCORD_GUILD_ID', snowflake, null),
    apiUrl: read('DISCORD_API_URL', address, 'https://discord.com/api').replace(/\/+$/, ''),
    askChannelIds: read('ASK_CHANNEL_IDS', snowflakes, []),
    moderatorRoleIds: read('MODERATOR_ROLE_IDS', snowflakes, []),
    questionsPerMinute: read('QUESTIONS_PER_MINUTE', whole(1, 1_000), 10),
  };
  const config: Config = {
    discord: token === null ? null : Object.freeze({ token, ...discord }),
    seeds,
    embeddings,
    index: isOther
      ? join(embeddings, `index-${createHash('sha256').update(seeds).digest('hex').slice(0, 8)}`)
      : join(embeddings, 'index'),
    model: read('EMBEDDING_MODEL', modelId, DEFAULT_MODEL),
    precision: read('EMBEDDING_PRECISION', oneOf(['fp32', 'int8'], 'is neither fp32 nor int8'), 'fp32'),
    watch: read('WATCH', truth, false),
    retentionDays: read('RETENTION_DAYS', whole(1, 36_500), 90),
    logLevel: read('LOG_LEVEL', oneOf(logLevels, `is none of ${logLevels.join(', ')}`), 'info'),
    healthPort: read('HEALTH_PORT', whole(1, 65_535), null),
  };
  if (problems.length > 0) throw new VerbatimError('CONFIG_INVALID', { problems });
  return Object.freeze(config);
}
