/** `npm start`: the Discord bot; without a token, a chat in the terminal. */
import { join } from 'node:path';
import { config as readDotenv } from 'dotenv';
import type { Logger } from 'pino';
import { type Serving, openServingEngine } from './app.js';
import { COMMUNITY, openCommunity } from './community/community.js';
import { type Config, type DiscordConfig, readConfig } from './config.js';
import { lookUpApplication } from './discord/application.js';
import { createBot } from './discord/bot.js';
import { expireDaily } from './discord/expire-daily.js';
import type { Engine } from './engine.js';
import { type VerbatimError, asVerbatimError } from './errors.js';
import { type Health, openHealth } from './health/health.js';
import { observedEngine } from './health/observed-engine.js';
import { answersAlready } from './health/readiness.js';
import { type FreshLog, type Freshness, keepFresh } from './keep-fresh.js';
import { hideToken } from './logging/hide.js';
import { createLogger } from './logging/logger.js';
import { chat } from './terminal/chat.js';
import { endQuietlyOnClosedPipe, reportFailure } from './terminal/process.js';
import { type ProgressDisplay, createProgress } from './terminal/progress.js';
import { updateIndex } from './terminal/update.js';
import { timing } from './tunables.js';

/** What both ways of running go by. */
interface Run {
  readonly engine: Engine;
  /** By which the bot itself asks again. */
  readonly againEngine: Engine;
  readonly config: Config;
  readonly progress: ProgressDisplay;
  readonly note: (line: string) => void;
  readonly logger: Logger;
  readonly health: Health;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
}

async function main(stop: AbortSignal): Promise<void> {
  readDotenv({ quiet: true });
  const config = readConfig(process.env);
  const note = (line: string) => void process.stderr.write(`${hideToken(line)}\n`);
  if (config.discord === null)
    note('No DISCORD_TOKEN is set, so this is a chat in the terminal (README.md tells how to set up the Discord bot).');
  const logger = createLogger({ level: config.logLevel, hide: hideToken, stream: process.stdout });
  // A chat shares the terminal with its answers; the bot's log has standard output to itself.
  const warn = config.discord === null ? note : (text: string) => logger.warn(text);
  const health = await openHealth(config);
  let serving: Serving | null = null;
  let fresh: Freshness | null = null;
  try {
    const opening = openServingEngine(config, {
      warn,
      onDeath: (cause) => {
        health.metrics.childDeath();
        warn(`The embedding model's process ended unexpectedly (${cause}); it is started again for the next question.`);
      },
    });
    serving = await unless(stop, opening);
    const engine = observedEngine(serving.engine, health.metrics, 'person');
    const againEngine = observedEngine(serving.engine, health.metrics, 'bot');
    Object.assign(health.sources, { engine, load: serving.load });
    const run = { engine, againEngine, config, progress: createProgress(process.stderr), note, logger, health, stop };
    if (config.watch) fresh = await keepFresh({ engine, seeds: config.seeds, log: freshLog(run) });
    await (config.discord === null ? serveTerminal(run) : serveDiscord(run, config.discord));
  } catch (error) {
    // Work that was ended on request has not failed.
    if (!stop.aborted) throw error;
  } finally {
    await fresh?.close();
    await serving?.close();
    await health.close();
  }
}

/** Where to tell what is indexed by itself: in the bot's log, or beside a chat in a few words. */
function freshLog({ config, note, logger }: Run): FreshLog {
  if (config.discord === null)
    return {
      progress: () => undefined,
      done: (_, text) => note(text),
      failed: ({ cause }, text) => note(`${text} (${cause})`),
    };
  const info = (fields: object, text: string) => logger.info(fields, text);
  return { progress: info, done: info, failed: (fields, text) => logger.warn(fields, text) };
}

/** Chats until the input ends. An index that is there already answers, whatever keeps it from being brought up to date. */
async function serveTerminal(run: Run): Promise<void> {
  const { engine, config, progress, note, stop } = run;
  try {
    await unless(stop, updateIndex(engine, run));
  } catch (error) {
    if (stop.aborted || !(await answersAlready(engine, config))) throw error;
    note(`${asVerbatimError(error).message}\nThe index from before goes on answering.`);
  }
  await chat(engine, { input: process.stdin, output: process.stdout, progress, signal: stop });
}

/** Runs the bot until it is told to stop, or Discord refuses it. */
async function serveDiscord(run: Run, discord: DiscordConfig): Promise<void> {
  const { engine, againEngine, config, logger, health, stop } = run;
  const { askChannelIds: askChannels } = discord;
  const defaults = { askChannels, privateByDefault: false, language: 'auto' };
  const community = openCommunity(join(config.embeddings, COMMUNITY), { now: Date.now, defaults });
  const endExpiry = expireDaily({ community, days: config.retentionDays, logger });
  let isOver = false;
  // An index that answers already serves at once and is brought up to date meanwhile; without one there is nothing to serve.
  if (await answersAlready(engine, config)) {
    updateIndex(engine, run).catch((error: unknown) => {
      if (!stop.aborted && !isOver)
        logger.warn({ cause: asVerbatimError(error).message }, 'indexing failed; the index before goes on answering');
    });
  } else {
    // A wrong token is told before an indexing that may take long, not after it.
    await unless(stop, lookUpApplication(discord, logger));
    await unless(stop, updateIndex(engine, run));
  }

  let refused: (error: VerbatimError) => void = () => undefined;
  const refusal = new Promise<never>((_, reject) => (refused = reject));
  const bot = createBot({
    engine,
    againEngine,
    community,
    config: discord,
    seeds: config.seeds,
    logger,
    onRefused: (error) => refused(error),
  });
  health.sources.discord = () => bot.connection();
  try {
    await unless(stop, bot.start());
    prepareSuggestions(engine, logger);
    await Promise.race([aborted(stop), refusal]);
    logger.info('stopping');
  } finally {
    // An indexing that ends with the bot has not failed.
    isOver = true;
    await bot.stop();
    endExpiry();
    community.close();
  }
}

/** Has the lists made that suggestions come from, before anyone types: now, and after each indexing. */
function prepareSuggestions(engine: Engine, logger: Logger): void {
  const prepare = () =>
    void engine.suggest('', 1).catch((error: unknown) => {
      logger.warn({ cause: asVerbatimError(error).message }, 'suggestions could not be prepared');
    });
  prepare();
  engine.onIndexed(prepare);
}

/** Waits for `work`, and no longer than until `stop` is aborted: then it throws. */
async function unless<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = aborted(stop).then((): never => {
    throw stop.reason;
  });
  return Promise.race([work, stopped]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const stopping = new AbortController();
function stop(): void {
  stopping.abort();
  // The processes it started end with it.
  setTimeout(() => process.exit(0), timing.stop).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
endQuietlyOnClosedPipe();
process.on('uncaughtException', (error) => {
  reportFailure(error);
  process.exit(1);
});
try {
  await main(stopping.signal);
  // Standard input, or a model still starting, would keep the process.
  if (stopping.signal.aborted) process.exit(0);
} catch (error) {
  reportFailure(error);
  // So would a connection to Discord that is being made anew.
  process.exit(1);
}
