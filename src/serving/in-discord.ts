import { join } from 'node:path';
import type { Logger } from 'pino';
import { COMMUNITY, openCommunity } from '../community/community.js';
import type { DiscordConfig } from '../config.js';
import { lookUpApplication } from '../discord/application.js';
import { createBot } from '../discord/bot.js';
import { expireDaily } from '../discord/expire-daily.js';
import type { Engine } from '../engine.js';
import { type VerbatimError, asVerbatimError } from '../errors.js';
import { answersAlready } from '../health/readiness.js';
import type { Run } from './run.js';
import { updateIndex } from '../terminal/update.js';
import { aborted, unless } from './unless.js';

/** Runs the bot until it is told to stop, or Discord refuses it. @throws VerbatimError whatever keeps it from starting */
export async function serveDiscord(run: Run, discord: DiscordConfig): Promise<void> {
  const { engine, againEngine, model, config, logger, health, stop } = run;
  await unless(stop, model.ready);
  const { askChannelIds: askChannels } = discord;
  const defaults = { askChannels, privateByDefault: false, language: 'auto' };
  const community = openCommunity(join(config.embeddings, COMMUNITY), { now: Date.now, defaults });
  if (community.lost > 0)
    logger.warn(
      { lost: community.lost },
      'the last changes of votes, gaps, follows and settings are missing: community.db or its log (-wal) was lost or cut off, or an older copy was put in its place; restore a backup if it has more',
    );
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
