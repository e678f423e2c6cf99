import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { Community } from '../community/community.js';
import type { DiscordConfig } from '../config.js';
import type { Engine } from '../engine.js';
import type { VerbatimError } from '../errors.js';
import { createAfterIndexing } from './after-indexing.js';
import { atMost } from './at-most.js';
import { createClient } from './client.js';
import { definitions } from './commands/registry.js';
import type { Context } from './context.js';
import { deployCommands } from './deploy.js';
import { tell } from './follows/tell.js';
import { disconnect } from './disconnect.js';
import { handleInteraction } from './interactions.js';
import { type Logger, describe } from './log.js';
import { loginError, refusalOf } from './login.js';
import { listenToMessages } from './messages/listen.js';
import { createRateLimiter } from './rate.js';
import { timing } from '../tunables.js';

export interface BotOptions {
  readonly engine: Engine;
  readonly community: Community;
  readonly config: DiscordConfig;
  readonly logger: Logger;
  /** Milliseconds, as of Date.now, which it is unless given. */
  readonly now?: () => number;
  /** Called once when Discord refuses the running bot for good (a token that was reset); it will not come back by itself. */
  readonly onRefused?: (error: VerbatimError) => void;
}

export interface Bot {
  /**
   * Logs in, waits until the guilds are there, registers the commands where they changed.
   * @throws VerbatimError DISCORD_TOKEN_INVALID, DISCORD_INTENT, DISCORD_UNREACHABLE.
   */
  start(): Promise<void>;
  /** Takes no further questions, gives the answers in hand up to 5 s, closes the connection. May be called at any time. */
  stop(): Promise<void>;
}

/** The Discord bot over an engine. The token goes to discord.js and nowhere else. */
export function createBot({ engine, community, config, logger, now = Date.now, onRefused }: BotOptions): Bot {
  const client = createClient(config, logger);
  const stopping = new AbortController();
  const limiter = createRateLimiter(config.questionsPerMinute, now);
  const afterIndexing = createAfterIndexing({
    engine,
    community,
    logger,
    stopping: stopping.signal,
    tell: (follow, answer) => tell(follow, answer, client, context),
  });
  const context: Context = {
    engine,
    community,
    config,
    logger,
    limiter,
    now,
    stopping: stopping.signal,
    afterIndexing,
  };
  const inHand = new Set<Promise<void>>();

  /** Keeps count of what is being answered. Handlers don't throw; if one does, that is a mistake to be logged, not to die of. */
  function take(handle: () => Promise<void>): void {
    if (stopping.signal.aborted) return;
    const handled = handle()
      .catch((error: unknown) => logger.error(describe(error), 'a handler failed outside its boundary'))
      .finally(() => inHand.delete(handled));
    inHand.add(handled);
  }

  client.on(Events.InteractionCreate, (interaction) => take(() => handleInteraction(interaction, context)));
  listenToMessages(client, context, take);
  let unlisten: (() => void) | null = null;

  async function stop(): Promise<void> {
    stopping.abort();
    unlisten?.();
    if (inHand.size > 0) logger.info({ answers: inHand.size }, 'finishing the answers in hand');
    await atMost(timing.grace, Promise.all([...inHand, afterIndexing.idle()]));
    await disconnect(client);
  }

  /** What was indexed while the bot was not there. */
  async function catchUp(): Promise<void> {
    try {
      afterIndexing.begin((await engine.status()).index);
    } catch (error) {
      logger.warn(describe(error), 'there is no index yet to try unanswered questions with');
    }
  }

  let stopped: Promise<void> | null = null;
  let started = false;
  client.on(Events.ShardDisconnect, ({ code }) => {
    logger.warn({ code }, 'disconnected from Discord');
    const refused = refusalOf(code);
    if (started && refused !== null && !stopping.signal.aborted) onRefused?.(refused);
  });

  return {
    async start() {
      await logIn(client, config);
      started = true;
      logger.info({ user: client.user?.tag, guilds: client.guilds.cache.size }, 'logged in to Discord');
      await deploy(client, config, logger);
      // Not before: whoever is to be told of a new index can't be reached until then.
      unlisten = engine.onIndexed(({ index }) => afterIndexing.begin(index));
      await catchUp();
    },
    stop: () => (stopped ??= stop()),
  };
}

async function logIn(client: Client, config: DiscordConfig): Promise<void> {
  const timeout = new AbortController();
  const ready = once(client, Events.ClientReady, { signal: timeout.signal });
  ready.catch(() => undefined);
  const late = sleep(timing.login, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`the gateway did not answer within ${timing.login / 1_000} s`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([client.login(config.token).then(() => ready), late]);
  } catch (error) {
    await disconnect(client);
    throw loginError(error, config.apiUrl);
  } finally {
    timeout.abort();
  }
}

/** Registers the commands. Where that fails, mentions are still answered, so the bot stays. */
async function deploy(client: Client, config: DiscordConfig, logger: Logger): Promise<void> {
  const applicationId = config.clientId ?? client.application?.id;
  if (applicationId === undefined) return;
  try {
    const changed = await deployCommands(client.rest, applicationId, config.guildId, definitions);
    logger.info(
      { commands: definitions.length, guild: config.guildId },
      changed ? 'commands registered' : 'commands unchanged',
    );
  } catch (error) {
    logger.error(
      { ...describe(error), guild: config.guildId },
      'the commands could not be registered: check DISCORD_CLIENT_ID and DISCORD_GUILD_ID, and that the bot was invited with the applications.commands scope',
    );
  }
}
