import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Logger as Pino } from 'pino';
import { causeOf } from '../errors.js';

/** What the Discord layer logs with. */
export interface Logger extends Pick<Pino, 'debug' | 'info' | 'warn' | 'error'> {
  /** The same, with these fields in every line. */
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

/**
 * What may be logged of an error. Errors of discord.js carry the request: its body (members' words) and its address (an
 * interaction's token); neither belongs into a log.
 */
export function describe(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) {
    return { discord: error.code, status: error.status, method: error.method, cause: error.message };
  }
  if (error instanceof HTTPError) return { status: error.status, method: error.method, cause: error.message };
  if (error instanceof RateLimitError) return { cause: 'rate limited', retryAfter: error.retryAfter };
  if (error instanceof Error) return { cause: causeOf(error), stack: error.stack };
  return { cause: causeOf(error) };
}
