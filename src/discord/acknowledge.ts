import { timing } from '../tunables.js';
import { discordCodes, hasCode, persist } from './deliver.js';
import { type Logger, describe } from './log.js';

/**
 * Acknowledges an interaction; again after a moment where Discord failed, as long as its three seconds may not be over.
 * @param send safe to repeat.
 * @returns whether the asker is within reach. Never throws: what is lost is logged.
 */
export async function acknowledge(logger: Logger, send: () => Promise<unknown>): Promise<boolean> {
  try {
    await persist(send, timing.acknowledging);
  } catch (error) {
    // A first attempt that seemed to fail had arrived, and was tried again.
    if (hasCode(error, discordCodes.alreadyAcknowledged)) return true;
    logger.warn(describe(error), 'an interaction could not be acknowledged');
    return false;
  }
  return true;
}
