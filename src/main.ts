/** `npm start`: the Discord bot; without a token, a chat in the terminal. */
import { config as readDotenv } from 'dotenv';
import pino from 'pino';
import { openServingEngine } from './app.js';
import { type Config, type DiscordConfig, readConfig } from './config.js';
import { createBot } from './discord/bot.js';
import type { Engine } from './engine.js';
import { asVerbatimError, isVerbatimError } from './errors.js';
import { chat } from './terminal/chat.js';
import { type ProgressDisplay, createProgress } from './terminal/progress.js';
import { updateIndex } from './terminal/update.js';

async function main(): Promise<void> {
  readDotenv({ quiet: true });
  const config = readConfig(process.env);
  const note = (line: string) => void process.stderr.write(`${line}\n`);
  const progress = createProgress(process.stderr);
  const serving = await openServingEngine(config, note);
  try {
    if (config.discord === null) {
      note(
        'No DISCORD_TOKEN is set, so this is a chat in the terminal (README.md tells how to set up the Discord bot).',
      );
      await updateIndex(serving.engine, { progress, note });
      await chat(serving.engine, { input: process.stdin, output: process.stdout, progress });
    } else {
      await serveDiscord(serving.engine, config, config.discord, { progress, note });
    }
  } finally {
    await serving.close();
  }
}

/** Runs the bot until it is told to stop. */
async function serveDiscord(
  engine: Engine,
  config: Config,
  discord: DiscordConfig,
  terminal: { progress: ProgressDisplay; note: (line: string) => void },
): Promise<void> {
  const logger = pino({ level: config.logLevel });
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  // An index that answers already serves at once and is brought up to date meanwhile; without one there is nothing to serve.
  const ready = await answersAlready(engine, config);
  const update = updateIndex(engine, terminal);
  if (!ready) await update;
  const bot = createBot({ engine, config: discord, logger });
  await bot.start();
  update.catch((error: unknown) =>
    logger.warn({ cause: asVerbatimError(error).message }, 'indexing failed; the index before goes on answering'),
  );
  logger.info({ signal: await stopped }, 'stopping');
  await bot.stop();
}

/** Whether there is an index, made by the configured model. */
async function answersAlready(engine: Engine, config: Config): Promise<boolean> {
  try {
    const { model, precision } = await engine.status();
    return model === config.model && precision === config.precision;
  } catch (error) {
    if (isVerbatimError(error, 'INDEX_MISSING', 'INDEX_DAMAGED')) return false;
    throw error;
  }
}

try {
  await main();
} catch (error) {
  const failure = asVerbatimError(error);
  process.stderr.write(`${failure.message}\n`);
  if (failure.code === 'UNEXPECTED' && failure.cause instanceof Error)
    process.stderr.write(`${failure.cause.stack ?? ''}\n`);
  process.exitCode = 1;
}
