import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ended, start, verbatim } from '../support/cli.js';
import { Discord } from '../support/discord/server.js';
import { until } from '../support/discord/until.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from '../support/folders.js';
import { childrenOf } from '../support/processes.js';
import { QUESTION, heronOf } from './damaged-folder.js';

/** Milliseconds for what is slow on a busy machine: a process that hangs is waited for for ten seconds by itself. */
export const PATIENCE = 60_000;
/** Milliseconds without a word after which the process that indexes counts as hung. */
const SILENCE = 20_000;
/** Questions within which one is answered again. */
const TRIES = 5;
/** Takes the model longer, and more memory. */
const LONG = `${'grey heron '.repeat(25)}. ${QUESTION}`;

/** What a question came to: an answer, a clear word that it could not be answered now, or something else, which is told. */
type Came = 'answered' | 'told to try again' | `OTHERWISE: ${string}`;

/** A bot that is ready, and what is done to one of its processes. */
export interface HarmedBot {
  readonly discord: Discord;
  readonly seeds: string;
  readonly embeddings: string;
  readonly isRunning: () => boolean;
  /** Stops it as an operator does. @returns its exit code. */
  readonly stop: () => Promise<number | null>;
  readonly ask: () => Promise<Came>;
  /** Asks until it is answered, some times. */
  readonly askOn: () => Promise<Came>;
  /** Id of the process; null where it doesn't run. */
  readonly victim: () => number | null;
  /** @returns id of the process that got it, if any. */
  readonly signal: (name: NodeJS.Signals) => number | null;
  /** Lets the process take all memory that it may have. */
  readonly starve: () => void;
}

/** @param entry of the process that is harmed, below dist/. @param files of the corpus beside the heron. */
export async function harmedBot(entry: string, files: Readonly<Record<string, string>> = {}): Promise<HarmedBot> {
  const discord = await Discord.start();
  const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona'), ...files });
  const embeddings = embeddingsFolder();
  expect((await verbatim(['--seeds', seeds, '--embeddings', embeddings, 'index'])).code).toBe(0);
  const trigger = join(temporaryFolder(), 'starve');
  const env = {
    SEEDS_DIR: seeds,
    EMBEDDINGS_DIR: embeddings,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    NODE_OPTIONS: `--max-old-space-size=200 --import=${new URL('bot-hook.js', import.meta.url).href}`,
    STARVE: trigger,
    STARVED: entry,
    SILENCE: String(SILENCE),
  };
  const child = start([], { entry: 'main', env });
  const end = ended(child);
  let told = '';
  let asked = 0;
  child.stdout!.on('data', (text: string) => (told += text));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await discord.stop();
  });
  await until(() => /commands (registered|unchanged)/.test(told), 'the bot', PATIENCE);
  const victim = () => {
    const line = childrenOf(child.pid!).find((one) => one.includes(entry));
    return line === undefined ? null : Number.parseInt(line);
  };
  const ask = async (): Promise<Came> => {
    // Who asks a lot is told to wait.
    const member = discord.world.addMember(`Member${asked++}`);
    const { text } = await discord.slash(member, 'ask', { question: LONG }).response(PATIENCE);
    if (text.includes(heronOf('Tarragona'))) return 'answered';
    return /\(MODEL\\?_DIED\)/.test(text) ? 'told to try again' : `OTHERWISE: ${text}`;
  };
  return {
    discord,
    seeds,
    embeddings,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.kill('SIGTERM');
      return (await end).code;
    },
    ask,
    askOn: async () => {
      let came = await ask();
      for (let tries = 1; came !== 'answered' && tries < TRIES; tries++) came = await ask();
      return came;
    },
    victim,
    signal: (name) => {
      const pid = victim();
      if (pid !== null) process.kill(pid, name);
      return pid;
    },
    starve: () => writeFileSync(trigger, ''),
  };
}
