import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { DEFAULT_MODEL } from './default-model.js';
import { VerbatimError } from './errors.js';

const snowflake = z
  .string()
  .regex(/^\d{17,20}$/, 'is not a Discord id (17 to 20 digits; right-click in Discord, Copy ID)');
const snowflakes = z
  .string()
  .transform((s) => s.split(/[\s,]+/).filter((id) => id !== ''))
  .pipe(z.array(snowflake));
const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `is not a whole number`)
    .transform(Number)
    .pipe(z.number().min(from, `is below ${from}`).max(to, `is above ${to}`));

/** The schema of the environment. An empty variable counts as absent. */
const environment = z.object({
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_CLIENT_ID: snowflake.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
    .default('https://discord.com/api'),
  ASK_CHANNEL_IDS: snowflakes.default([]),
  MODERATOR_ROLE_IDS: snowflakes.default([]),
  SEEDS_DIR: z.string().default('seeds'),
  EMBEDDINGS_DIR: z.string().default('embeddings'),
  EMBEDDING_MODEL: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, 'is not the id of a model (such as Xenova/multilingual-e5-small)')
    .default(DEFAULT_MODEL),
  EMBEDDING_PRECISION: z.enum(['fp32', 'int8'], 'is neither fp32 nor int8').default('fp32'),
  QUESTIONS_PER_MINUTE: whole(1, 1_000).default(10),
  WATCH: z.enum(['true', 'false'], 'is neither true nor false').default('false'),
  RETENTION_DAYS: whole(1, 36_500).default(90),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'], 'is none of fatal, error, warn, info, debug')
    .default('info'),
  HEALTH_PORT: whole(1, 65_535).optional(),
});

export type Precision = 'fp32' | 'int8';
export type LogLevel = z.infer<typeof environment>['LOG_LEVEL'];

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
 * Reads the configuration from the environment and the command line's flags, which win.
 * Relative paths are taken from `cwd`.
 * @throws VerbatimError CONFIG_INVALID naming every problem at once.
 */
export function readConfig(env: NodeJS.ProcessEnv, flags: ConfigFlags = {}, cwd = process.cwd()): Config {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== ''),
  ) as Record<string, string>;
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new VerbatimError('CONFIG_INVALID', {
      problems: parsed.error.issues.map((issue) => problemOf(issue, given)),
    });
  }
  const e = parsed.data;
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(cwd, path));
  const seeds = absolute(flags.seeds ?? e.SEEDS_DIR);
  const embeddings = absolute(flags.embeddings ?? e.EMBEDDINGS_DIR);
  const isOther = flags.embeddings === undefined && seeds !== absolute(e.SEEDS_DIR);
  return Object.freeze({
    discord:
      e.DISCORD_TOKEN === undefined
        ? null
        : Object.freeze({
            token: e.DISCORD_TOKEN,
            clientId: e.DISCORD_CLIENT_ID ?? null,
            guildId: e.DISCORD_GUILD_ID ?? null,
            apiUrl: e.DISCORD_API_URL.replace(/\/+$/, ''),
            askChannelIds: e.ASK_CHANNEL_IDS,
            moderatorRoleIds: e.MODERATOR_ROLE_IDS,
            questionsPerMinute: e.QUESTIONS_PER_MINUTE,
          }),
    seeds,
    embeddings,
    index: isOther
      ? join(embeddings, `index-${createHash('sha256').update(seeds).digest('hex').slice(0, 8)}`)
      : join(embeddings, 'index'),
    model: e.EMBEDDING_MODEL,
    precision: e.EMBEDDING_PRECISION,
    watch: e.WATCH === 'true',
    retentionDays: e.RETENTION_DAYS,
    logLevel: e.LOG_LEVEL,
    healthPort: e.HEALTH_PORT ?? null,
  });
}

/** `ASK_CHANNEL_IDS ("general") is not a Discord id`: the variable, what it was set to (the token never), what is wrong. */
function problemOf(issue: z.core.$ZodIssue, given: Record<string, string>): string {
  const name = String(issue.path[0] ?? '');
  const value = name === 'DISCORD_TOKEN' ? '' : ` ("${given[name] ?? ''}")`;
  return `${name}${value} ${issue.message}`;
}
