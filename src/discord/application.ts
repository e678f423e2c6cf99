import { type APIApplication, REST, Routes } from 'discord.js';
import type { DiscordConfig } from '../config.js';
import { timing } from '../tunables.js';
import { type Logger, describe } from './log.js';
import { loginError } from './login.js';

/**
 * The application that the token belongs to, looked up without logging in; null where Discord can't tell just now, which is logged.
 * @throws VerbatimError DISCORD_TOKEN_INVALID
 */
export async function lookUpApplication(
  { apiUrl, token }: Pick<DiscordConfig, 'apiUrl' | 'token'>,
  logger: Logger,
): Promise<APIApplication | null> {
  const rest = new REST({ api: apiUrl, version: '10', timeout: timing.lookUp, retries: 1 }).setToken(token);
  try {
    return (await rest.get(Routes.currentApplication())) as APIApplication;
  } catch (error) {
    const known = loginError(error, apiUrl);
    if (known.code === 'DISCORD_TOKEN_INVALID') throw known;
    logger.warn(describe(error), 'the application could not be looked up');
    return null;
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
