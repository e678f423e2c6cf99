/** `npm start`: the Discord bot; without a token, a chat in the terminal. */
import { join } from 'node:path';
import { config as readDotenv } from 'dotenv';
import pino from 'pino';
import { type Serving, openServingEngine } from './app.js';
import { COMMUNITY, openCommunity } from './community/community.js';
import { type Config, type DiscordConfig, readConfig } from './config.js';
import { createBot } from './discord/bot.js';
import { expireDaily } from './discord/expire-daily.js';
import type { Engine } from './engine.js';
import { type VerbatimError, asVerbatimError, isVerbatimError } from './errors.js';
import { type FreshLog, type Freshness, keepFresh } from './keep-fresh.js';
import { chat } from './terminal/chat.js';
import { endQuietlyOnClosedPipe, reportFailure } from './terminal/process.js';
import { type ProgressDisplay, createProgress } from './terminal/progress.js';
import { updateIndex } from './terminal/update.js';

/** What both ways of running go by. */
interface Run {
  readonly engine: Engine;
  readonly config: Config;
  readonly progress: ProgressDisplay;
  readonly note: (line: string) => void;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
}

async function main(stop: AbortSignal): Promise<void> {
  readDotenv({ quiet: true });
  const config = readConfig(process.env);
  const note = (line: string) => void process.stderr.write(`${line}\n`);
  if (config.discord === null)
    note('No DISCORD_TOKEN is set, so this is a chat in the terminal (README.md tells how to set up the Discord bot).');
  if (config.healthPort !== null) note('HEALTH_PORT is set, but this version does nothing with it yet.');
  const serving: Serving = await openServingEngine(config, note);
  const { engine } = serving;
  const run = { engine, config, progress: createProgress(process.stderr), note, stop };
  let fresh: Freshness | null = null;
  try {
    if (config.watch) fresh = await keepFresh({ engine, seeds: config.seeds, log: freshLog(config, note) });
    await (config.discord === null ? serveTerminal(run) : serveDiscord(run, config.discord));
  } catch (error) {
    // Work that was ended on request has not failed.
    if (!stop.aborted) throw error;
  } finally {
    await fresh?.close();
    await serving.close();
  }
}

/** Where to tell what is indexed by itself: in the bot's log, or beside a chat in a few words. */
function freshLog({ discord, logLevel }: Config, note: (line: string) => void): FreshLog {
  if (discord === null)
    return {
      progress: () => undefined,
      done: (_, text) => note(text),
      failed: ({ cause }, text) => note(`${text} (${cause})`),
    };
  const logger = pino({ level: logLevel });
  const info = (fields: object, text: string) => logger.info(fields, text);
  return { progress: info, done: info, failed: (fields, text) => logger.warn(fields, text) };
}

/** Chats until the input ends. An index that is there already answers, whatever keeps it from being brought up to date. */
async function serveTerminal(run: Run): Promise<void> {
  const { engine, progress, note, stop } = run;
  try {
    await unless(stop, updateIndex(engine, run));
  } catch (error) {
    if (stop.aborted || !(await answersAlready(run))) throw error;
    note(`${asVerbatimError(error).message}\nThe index from before goes on answering.`);
  }
  await chat(engine, { input: process.stdin, output: process.stdout, progress, signal: stop });
}

/** Runs the bot until it is told to stop, or Discord refuses it. */
async function serveDiscord(run: Run, discord: DiscordConfig): Promise<void> {
  const { engine, config, stop } = run;
  const logger = pino({ level: config.logLevel });
  const { askChannelIds: askChannels } = discord;
  const defaults = { askChannels, privateByDefault: false, language: 'auto' };
  const community = openCommunity(join(config.embeddings, COMMUNITY), { now: Date.now, defaults });
  const endExpiry = expireDaily({ community, days: config.retentionDays, logger });
  let isOver = false;
  // An index that answers already serves at once and is brought up to date meanwhile; without one there is nothing to serve.
  if (await answersAlready(run)) {
    updateIndex(engine, run).catch((error: unknown) => {
      if (!stop.aborted && !isOver)
        logger.warn({ cause: asVerbatimError(error).message }, 'indexing failed; the index before goes on answering');
    });
  } else await unless(stop, updateIndex(engine, run));

  let refused: (error: VerbatimError) => void = () => undefined;
  const refusal = new Promise<never>((_, reject) => (refused = reject));
  const bot = createBot({
    engine,
    community,
    config: discord,
    seeds: config.seeds,
    logger,
    onRefused: (error) => refused(error),
  });
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
function prepareSuggestions(engine: Engine, logger: pino.Logger): void {
  const prepare = () =>
    void engine.suggest('', 1).catch((error: unknown) => {
      logger.warn({ cause: asVerbatimError(error).message }, 'suggestions could not be prepared');
    });
  prepare();
  engine.onIndexed(prepare);
}

/** Whether there is an index, made by the configured model. */
async function answersAlready({ engine, config }: Run): Promise<boolean> {
  try {
    const { model, precision } = await engine.status();
    return model === config.model && precision === config.precision;
  } catch (error) {
    if (isVerbatimError(error, 'INDEX_MISSING', 'INDEX_DAMAGED', 'INDEX_NOT_WRITABLE')) return false;
    throw error;
  }
}

/** Waits for `work`, and no longer than until `stop` is aborted: then it throws. */
async function unless(stop: AbortSignal, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, aborted(stop).then(() => stop.throwIfAborted())]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
process.once('SIGINT', () => stopping.abort());
endQuietlyOnClosedPipe();
try {
  await main(stopping.signal);
  // Standard input, or a model still starting, would keep the process.
  if (stopping.signal.aborted) process.exit(0);
} catch (error) {
  reportFailure(error);
  // So would a connection to Discord that is being made anew.
  process.exit(1);
}
