import { openServingEngine } from '../app.js';
import { openHealth } from '../health/health.js';
import { observedEngine } from '../health/observed-engine.js';
import { observedIngest } from '../health/observed-ingest.js';
import type { FreshLog, Freshness } from '../keep-fresh.js';
import { hideToken } from '../logging/hide.js';
import { createLogger } from '../logging/logger.js';
import type { Run } from './run.js';
import { createProgress } from '../terminal/progress.js';

/**
 * Answers questions, on Discord or in the terminal, until told to stop or the terminal's input ends.
 * @throws VerbatimError whatever keeps it from going on
 */
export async function serve({ config, model, stop }: Pick<Run, 'config' | 'model' | 'stop'>): Promise<void> {
  const note = (line: string) => void process.stderr.write(`${hideToken(line)}\n`);
  if (config.discord === null)
    note('No DISCORD_TOKEN is set, so this is a chat in the terminal (README.md tells how to set up the Discord bot).');
  const logger = createLogger({ level: config.logLevel, hide: hideToken, stream: process.stdout });
  // A chat shares the terminal with its answers; the bot's log has standard output to itself.
  const warn = config.discord === null ? note : (text: string) => logger.warn(text);
  const health = await openHealth(config);
  model.onDeath((cause) => {
    health.metrics.childDeath();
    warn(`The embedding model's process ended unexpectedly (${cause}); it is started again for the next question.`);
  });
  const serving = openServingEngine(config, model, warn, (ingest) => observedIngest(ingest, health.metrics));
  let fresh: Freshness | null = null;
  try {
    const engine = observedEngine(serving.engine, health.metrics, 'person');
    const againEngine = observedEngine(serving.engine, health.metrics, 'bot');
    const sources = { engine, load: serving.load };
    const progress = await createProgress(process.stderr);
    const run = { engine, againEngine, model, config, progress, note, logger, health, stop };
    model.ready.then(
      () => Object.assign(health.sources, sources),
      () => undefined,
    );
    if (config.watch) {
      const { keepFresh } = await import('../keep-fresh.js');
      fresh = await keepFresh({ engine, seeds: config.seeds, log: freshLog(run) });
    }
    // Loading discord.js takes longer than answering a question.
    if (config.discord === null) await (await import('./in-terminal.js')).serveTerminal(run);
    else await (await import('./in-discord.js')).serveDiscord(run, config.discord);
  } catch (error) {
    // Work that was ended on request has not failed.
    if (!stop.aborted) throw error;
  } finally {
    await fresh?.close();
    await serving.close();
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
