import { join } from 'node:path';
import { afterAll } from 'vitest';
import { COMMUNITY, type Community, openCommunity } from '../../../src/community/community.js';
import type { DiscordConfig } from '../../../src/config.js';
import { type Bot, type BotOptions, createBot } from '../../../src/discord/bot.js';
import type { Logger } from '../../../src/discord/log.js';
import { temporaryFolder } from '../folders.js';
import { FakeEngine } from './engine.js';
import { Discord, type DiscordOptions } from './server.js';

/** A logger that keeps what it is told. */
export class Log {
  readonly lines: { readonly level: string; readonly text: string }[] = [];

  readonly logger = this.#logger([]);

  #logger(fields: readonly unknown[]): Logger {
    return {
      debug: (...given: unknown[]) => this.#keep('debug', [...given, ...fields]),
      info: (...given: unknown[]) => this.#keep('info', [...given, ...fields]),
      warn: (...given: unknown[]) => this.#keep('warn', [...given, ...fields]),
      error: (...given: unknown[]) => this.#keep('error', [...given, ...fields]),
      child: (more) => this.#logger([...fields, more]),
    };
  }

  #keep(level: string, given: unknown[]): void {
    this.lines.push({
      level,
      text: given.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '),
    });
  }

  has(level: string, pattern: RegExp): boolean {
    return this.lines.some((line) => line.level === level && pattern.test(line.text));
  }
}

export interface Session {
  readonly discord: Discord;
  readonly engine: FakeEngine;
  readonly community: Community;
  readonly bot: Bot;
  readonly log: Log;
}

export interface SessionOptions {
  readonly discord?: DiscordOptions;
  readonly config?: (discord: Discord) => Partial<DiscordConfig>;
  /** What an earlier session of the same bot kept; its own unless given. */
  readonly community?: Community;
  /** The corpus, for what adds to it; an empty folder unless given. */
  readonly seeds?: string;
  readonly options?: (discord: Discord) => Partial<BotOptions>;
}

const bots: (() => Promise<void>)[] = [];
const standIns: (() => Promise<void>)[] = [];

/** Stops what was started; after all tests of a file, which run side by side where they have to wait. The bots have to say goodbye first. */
afterAll(async () => {
  for (const started of [bots, standIns]) await Promise.all(started.splice(0).map((close) => close()));
});

export async function openDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await Discord.start(options);
  standIns.push(() => discord.stop());
  return discord;
}

export function configFor(discord: Discord, given: Partial<DiscordConfig> = {}): DiscordConfig {
  return {
    token: discord.token,
    clientId: null,
    guildId: null,
    apiUrl: discord.url,
    askChannelIds: [],
    moderatorRoleIds: [],
    questionsPerMinute: 10,
    ...given,
  };
}

function openNew(discord: Discord, { askChannelIds: askChannels }: DiscordConfig): Community {
  const defaults = { askChannels, privateByDefault: false, language: 'auto' };
  return openCommunity(join(temporaryFolder(), COMMUNITY), { now: () => discord.world.now(), defaults });
}

/** A bot, not yet started, on a stand-in; stopped after the tests. */
export function createSession(discord: Discord, given: SessionOptions = {}): Session {
  const engine = new FakeEngine();
  const log = new Log();
  const config = configFor(discord, given.config?.(discord));
  const community = given.community ?? openNew(discord, config);
  const bot = createBot({
    engine,
    community,
    logger: log.logger,
    config,
    seeds: given.seeds ?? temporaryFolder(),
    now: () => discord.world.now(),
    ...given.options?.(discord),
  });
  bots.push(async () => {
    await bot.stop();
    community.close();
  });
  return { discord, engine, community, bot, log };
}

/** A bot that is logged in to a stand-in of its own. */
export async function openSession(given: SessionOptions = {}): Promise<Session> {
  const session = createSession(await openDiscord(given.discord), given);
  await session.bot.start();
  return session;
}
