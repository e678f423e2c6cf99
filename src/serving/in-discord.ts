import { join } from 'node:path';
import type { Logger } from 'pino';
import { COMMUNITY, type Community, openCommunity } from '../community/community.js';
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
  const { model, config, logger, stop } = run;
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
  const over = new AbortController();
  try {
    await haveIndex(run, discord, over.signal);
    await runBot(run, discord, community);
  } finally {
    over.abort();
    endExpiry();
    community.close();
  }
}

/**
 * Brings the index up to date: one that answers already serves at once, and is brought up to date meanwhile; without one there is nothing
 * to serve, and this waits for it.
 * @param over aborted when the bot has ended: an indexing that ends with it has not failed.
 * @throws VerbatimError DISCORD_TOKEN_INVALID, DISCORD_UNREACHABLE, and what indexing throws.
 */
async function haveIndex(run: Run, discord: DiscordConfig, over: AbortSignal): Promise<void> {
  const { engine, config, progress, logger, stop } = run;
  const update = () => updateIndex(engine, { progress, note: (line) => logger.info(line) });
  if (await answersAlready(engine, config)) {
    update().catch((error: unknown) => {
      if (!stop.aborted && !over.aborted)
        logger.warn({ cause: asVerbatimError(error).message }, 'indexing failed; the index before goes on answering');
    });
    return;
  }
  // A wrong token is told before an indexing that may take long, not after it.
  await unless(stop, lookUpApplication(discord, logger));
  await unless(stop, update());
}

async function runBot(run: Run, discord: DiscordConfig, community: Community): Promise<void> {
  const { engine, againEngine, config, logger, health, stop } = run;
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
    // Discord may refuse it once it is logged in, and so before it has started.
    await unless(stop, Promise.race([bot.start(), refusal]));
    prepareSuggestions(engine, logger);
    await Promise.race([aborted(stop), refusal]);
    logger.info('stopping');
  } finally {
    await bot.stop();
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
