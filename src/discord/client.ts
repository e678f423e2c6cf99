import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordConfig } from '../config.js';
import { timing } from '../tunables.js';
import { createIdentifyThrottle } from './identify-throttle.js';
import { type Logger, describe } from './log.js';
import { createRateLimitLog } from './rate-limit-log.js';

/**
 * The discord.js client: the least intents, small caches, and nobody pinged by default.
 * @param hearsAll whether to ask for the words of messages that don't mention the bot (the Message Content intent, which an application
 * has to be granted).
 */
export function createClient(config: DiscordConfig, logger: Logger, hearsAll: boolean): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(hearsAll ? [GatewayIntentBits.MessageContent] : []),
    ],
    // A direct message's channel is never sent beforehand; edits and deletions also count of messages that were written before a restart.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // A question that was deleted meanwhile is answered in its channel all the same.
    failIfNotExists: false,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 20, ReactionManager: 0 }),
    ws: { buildIdentifyThrottler: () => createIdentifyThrottle(Date.now) },
    rest: { api: config.apiUrl, version: '10', handlerSweepInterval: timing.forgetRateLimits },
  });
  client.on(Events.Error, (error) => logger.error(describe(error), 'the Discord client failed'));
  client.on(Events.Warn, (warning) => logger.warn({ warning }, 'the Discord client warns'));
  client.on(Events.ShardError, (error) => logger.warn(describe(error), 'the connection to Discord failed'));
  client.on(Events.ShardReconnecting, () => logger.info('reconnecting to Discord'));
  client.on(Events.ShardResume, (_, replayed) => logger.info({ replayed }, 'the connection to Discord was resumed'));
  client.rest.on('rateLimited', createRateLimitLog(logger, Date.now));
  return client;
}
