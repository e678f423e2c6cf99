import { type Client, Events } from 'discord.js';
import type { Community } from '../community/community.js';
import type { DiscordConfig } from '../config.js';
import type { Engine } from '../engine.js';
import { type VerbatimError, asVerbatimError } from '../errors.js';
import { createAfterIndexing } from './after-indexing.js';
import { atMost } from './at-most.js';
import { createClient } from './client.js';
import { connectAsGranted } from './connect.js';
import type { Context } from './context.js';
import { tell } from './follows/tell.js';
import { disconnect } from './disconnect.js';
import { handleInteraction } from './interactions.js';
import { type Logger, describe } from './log.js';
import { refusalOf } from './login.js';
import { listenToMessages } from './messages/listen.js';
import { createTyping } from './messages/typing.js';
import { createPlaces } from './places.js';
import { createRateLimiter } from './rate.js';
import { registerCommands } from './register-commands.js';
import { createSeen } from './seen.js';
import { announce } from './setup/announce.js';
import { createQueue } from '../queue.js';
import { inHand, timing } from '../tunables.js';

export interface BotOptions {
  readonly engine: Engine;
  /** By which the bot itself asks again what went unanswered; `engine` unless given, for telling the two apart. */
  readonly againEngine?: Engine;
  readonly community: Community;
  readonly config: DiscordConfig;
  /** Absolute path of the corpus, for moderators who add to it. */
  readonly seeds: string;
  readonly logger: Logger;
  /** Milliseconds, as of Date.now, which it is unless given. */
  readonly now?: () => number;
  /** Called once when Discord refuses the running bot for good (a token that was reset); it will not come back by itself. */
  readonly onRefused?: (error: VerbatimError) => void;
}

export interface Bot {
  /**
   * Logs in, waits until the guilds are there, registers the commands where they changed.
   * @throws VerbatimError DISCORD_TOKEN_INVALID, DISCORD_UNREACHABLE.
   */
  start(): Promise<void>;
  /** Takes no further questions, gives the answers in hand some time (`timing.grace`), closes the connection. May be called at any time. */
  stop(): Promise<void>;
  /** Whether it is connected to Discord just now, and the milliseconds of the last heartbeat; null before the first. */
  connection(): { readonly connected: boolean; readonly ping: number | null };
}

/** The Discord bot over an engine. The token goes to discord.js and nowhere else. */
export function createBot(options: BotOptions): Bot {
  const { engine, againEngine = engine, community, config, seeds, logger, now = Date.now, onRefused } = options;
  let client: Client | null = null;
  const stopping = new AbortController();
  const limiter = createRateLimiter(config.questionsPerMinute, now);
  const afterIndexing = createAfterIndexing({
    engine: againEngine,
    community,
    logger,
    stopping: stopping.signal,
    tell: async (follow, answer) => client !== null && tell(follow, answer, client, context),
  });
  const context: Context = {
    engine,
    community,
    config,
    seeds,
    logger,
    limiter,
    questions: createPlaces({ all: inHand.questions, perChannel: inHand.perChannel }),
    reactions: createQueue(inHand.reactions),
    typing: createTyping(now),
    now,
    stopping: stopping.signal,
    afterIndexing,
  };
  const handling = new Set<Promise<void>>();
  const seen = createSeen(inHand.seen);

  /** Keeps count of what is being answered. Handlers don't throw; if one does, that is a mistake to be logged, not to die of. */
  function take(handle: () => Promise<void>): void {
    if (stopping.signal.aborted) return;
    const handled = handle()
      .catch((error: unknown) => logger.error(describe(error), 'a handler failed outside its boundary'))
      .finally(() => handling.delete(handled));
    handling.add(handled);
  }

  /** Makes the client, which takes the place of one before. */
  function open(hearsAll: boolean): Client {
    stopping.signal.throwIfAborted();
    const made = createClient(config, logger, hearsAll);
    made.on(Events.InteractionCreate, (interaction) => {
      if (seen.isNew(interaction.id)) take(() => handleInteraction(interaction, context));
    });
    listenToMessages(made, context, { take, seen });
    made.on(Events.ShardDisconnect, ({ code }) => {
      logger.warn({ code }, 'disconnected from Discord');
      const refused = refusalOf(code);
      if (refused === null || !started || made !== client || stopping.signal.aborted) return;
      // An intent that was taken away costs what needs it, not the bot.
      if (refused.code === 'DISCORD_INTENT' && hearsAll) take(comeBack);
      else onRefused?.(refused);
    });
    return (client = made);
  }

  async function logIn(): Promise<void> {
    await client?.destroy();
    started = false;
    await connectAsGranted(open, config, logger);
    started = true;
    if (client?.isReady() === true) announce(client, { config, community, logger });
  }

  async function comeBack(): Promise<void> {
    try {
      await logIn();
    } catch (error) {
      if (!stopping.signal.aborted) onRefused?.(asVerbatimError(error));
    }
  }

  let unlisten: (() => void) | null = null;

  async function stop(): Promise<void> {
    stopping.abort();
    unlisten?.();
    if (handling.size > 0) logger.info({ answers: handling.size }, 'finishing the answers in hand');
    await atMost(timing.grace, Promise.all([...handling, afterIndexing.idle()]));
    if (client !== null) await disconnect(client);
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

  return {
    async start() {
      await logIn();
      if (client !== null) await registerCommands(client, config, logger);
      // Not before: whoever is to be told of a new index can't be reached until then.
      unlisten = engine.onIndexed(({ index }) => afterIndexing.begin(index));
      await catchUp();
    },
    stop: () => (stopped ??= stop()),
    connection() {
      const ping = client?.ws.ping ?? -1;
      return { connected: client?.isReady() === true, ping: ping < 0 ? null : ping };
    },
  };
}
