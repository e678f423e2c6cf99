import type { TextBasedChannel } from 'discord.js';
import { timing } from '../../tunables.js';
import { type Logger, describe } from '../log.js';

/** Shows that the bot is typing. */
export interface Typing {
  show(channel: TextBasedChannel, logger: Logger): void;
  /** To be called before a message is sent there, which ends it. */
  ends(channel: TextBasedChannel): void;
}

/**
 * Shows it once where several questions of a channel come at a time: Discord shows it for 10 s, and what goes beyond its limits would wait
 * in a line that grows, and be shown long after the answers.
 * @param now milliseconds, as of Date.now.
 */
export function createTyping(now: () => number): Typing {
  /** By channel, when it was last shown, as long as it need not be again. */
  const shown = new Map<string, number>();
  const underWay = new Set<string>();

  async function send(channel: TextBasedChannel, logger: Logger): Promise<void> {
    if (!channel.isSendable()) return;
    underWay.add(channel.id);
    try {
      await channel.sendTyping();
    } catch (error) {
      logger.debug(describe(error), 'typing could not be shown');
    } finally {
      underWay.delete(channel.id);
    }
  }

  return {
    show(channel, logger) {
      const at = now();
      for (const [id, since] of shown) {
        if (at - since < timing.typingAgain) break;
        shown.delete(id);
      }
      if (shown.has(channel.id) || underWay.has(channel.id)) return;
      shown.set(channel.id, at);
      void send(channel, logger);
    },
    ends: ({ id }) => void shown.delete(id),
  };
}
