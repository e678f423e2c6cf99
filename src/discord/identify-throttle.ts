import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocketOptions } from 'discord.js';
import { timing } from '../tunables.js';

type Throttle = Awaited<ReturnType<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>>;

/**
 * Lets the bot identify itself as often as Discord allows, and where its connection closes meanwhile, gives up.
 *
 * That of discord.js (14.28, @discordjs/ws 1.2) goes on waiting, and then identifies on the next connection, which does so itself as well:
 * Discord closes it for that, and the session is lost with all that is said until there is another.
 * @param now milliseconds, as of Date.now.
 */
export function createIdentifyThrottle(now: () => number): Throttle {
  let freeAt = -Infinity;
  return {
    async waitForIdentify(_, signal) {
      while (freeAt > now()) await sleep(freeAt - now(), undefined, { signal });
      signal.throwIfAborted();
      freeAt = now() + timing.identify;
    },
  };
}
