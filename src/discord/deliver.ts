import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, HTTPError } from 'discord.js';
import { type Logger, describe } from './log.js';
import { timing } from '../tunables.js';

/** Error codes of Discord's API that the bot reacts to (https://docs.discord.com/developers/topics/opcodes-and-status-codes#json). */
export const discordCodes = {
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
  cannotSendToUser: 50_007,
  invalidWebhookToken: 50_027,
  noMutualGuilds: 50_278,
  noHistory: 160_002,
} as const;

export function hasCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

/** A failure on the way or on Discord's side: the same request may succeed a moment later. */
function isPassing(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return error.name === 'AbortError' || (typeof code === 'string' && /^(E[A-Z]+$|UND_ERR_)/.test(code));
}

/** Sends something, again after each of the pauses (in milliseconds) where Discord failed. Throws what `send` threw last. */
export async function persist<T>(send: () => Promise<T>, pauses: readonly number[]): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const [pause, ...later] = pauses;
    if (pause === undefined || !isPassing(error)) throw error;
    await sleep(pause);
    return persist(send, later);
  }
}

/**
 * Sends something whose loss is not worth more than a line in the log: the channel was deleted, the token has expired, a permission is
 * missing.
 * @param send safe to repeat: it is tried again where Discord failed.
 * @param pauses milliseconds before each further attempt.
 * @returns what it gave, or null where it was lost.
 */
export async function deliver<T>(
  what: string,
  logger: Logger,
  send: () => Promise<T>,
  pauses: readonly number[] = timing.retries,
): Promise<T | null> {
  try {
    return await persist(send, pauses);
  } catch (error) {
    logger.warn(describe(error), `${what} could not be delivered`);
    return null;
  }
}
