import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ended, start } from '../cli.js';
import { embeddingsFolder } from '../folders.js';
import { root } from '../paths.js';
import { Discord, type DiscordOptions } from './server.js';
import { until } from './until.js';

/** A line of the bot's log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  /** Id of the message or interaction that it is about. */
  readonly request?: string;
}

/** The bot in a process of its own. */
export interface RunningBot {
  readonly discord: Discord;
  readonly pid: number;
  isRunning(): boolean;
  /** What it has logged so far. */
  log(): LogLine[];
}

/**
 * Starts the bot as `npm start` does, with the real model, over the articles in seeds/, logged in to a stand-in for Discord of its own. Both
 * end with the test.
 * @param env is set besides.
 * @throws Error where it ends before it is ready.
 */
export async function startBot(
  options: DiscordOptions = {},
  env: Readonly<Record<string, string>> = {},
): Promise<RunningBot> {
  const discord = await Discord.start(options);
  const child = start([], {
    entry: 'main',
    env: {
      SEEDS_DIR: join(root, 'seeds'),
      EMBEDDINGS_DIR: embeddingsFolder(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      QUESTIONS_PER_MINUTE: '1000',
      ...env,
    },
  });
  const end = ended(child);
  const parts: string[] = [];
  child.stdout!.on('data', (text: string) => parts.push(text));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await end;
    await discord.stop();
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const isReady = () => /commands (registered|unchanged)/.test(parts.join(''));
  await until(() => isReady() || !isRunning(), 'the bot', 120_000);
  if (!isRunning()) throw new Error(`The bot ended: ${(await end).stderr}`);
  const log = () => {
    const lines = parts
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as LogLine);
  };
  return { discord, pid: child.pid!, isRunning, log };
}
