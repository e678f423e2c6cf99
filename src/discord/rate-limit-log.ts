import type { RateLimitData } from 'discord.js';
import { timing } from '../tunables.js';
import type { Logger } from './log.js';

/**
 * Logs that Discord limits the rate: discord.js tells it of every request that waits, again and again, which in a rush would be thousands
 * of lines a second. One line stands for all until the next.
 * @param now milliseconds, as of Date.now.
 */
export function createRateLimitLog(logger: Logger, now: () => number): (limited: RateLimitData) => void {
  let last = -Infinity;
  let unsaid = 0;
  return ({ route, method, timeToReset, retryAfter, global }) => {
    if (now() - last < timing.rateLimitLog) {
      unsaid++;
      return;
    }
    logger.warn({ route, method, timeToReset, retryAfter, global, before: unsaid }, 'Discord limits the rate');
    last = now();
    unsaid = 0;
  };
}
