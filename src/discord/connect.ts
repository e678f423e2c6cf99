import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { DiscordConfig } from '../config.js';
import { isVerbatimError } from '../errors.js';
import { timing } from '../tunables.js';
import { lookUpApplication } from './application.js';
import { disconnect } from './disconnect.js';
import type { Logger } from './log.js';
import { loginError } from './login.js';
import { hearsAll } from './setup/intents.js';

/**
 * Opens a client and connects it: with the Message Content intent where the application has it, otherwise without, so that all but ask
 * channels work.
 * @param open makes a client, with the intent or without; called a second time where Discord refuses the intent after all.
 * @throws VerbatimError DISCORD_TOKEN_INVALID, DISCORD_UNREACHABLE.
 */
export async function connectAsGranted(
  open: (hearsAll: boolean) => Client,
  config: DiscordConfig,
  logger: Logger,
): Promise<void> {
  const granted = await hasContent(config, logger);
  try {
    await connect(open(granted), config);
  } catch (error) {
    if (!granted || !isVerbatimError(error, 'DISCORD_INTENT')) throw error;
    logger.info('Discord refused the Message Content intent: logging in again without it');
    await connect(open(false), config);
  }
}

/** Whether the application has the intent; true where that can't be told, and the gateway will. @throws VerbatimError DISCORD_TOKEN_INVALID */
async function hasContent(config: DiscordConfig, logger: Logger): Promise<boolean> {
  const application = await lookUpApplication(config, logger);
  return application === null || hearsAll(application);
}

/** Logs in, and waits until the servers are there. @throws VerbatimError DISCORD_* */
async function connect(client: Client, config: DiscordConfig): Promise<void> {
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
