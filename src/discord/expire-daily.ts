import type { Community } from '../community/community.js';
import { type Logger, describe } from './log.js';

const DAY = 24 * 60 * 60 * 1_000;

/** What is to be deleted, and when. */
export interface Expiry {
  readonly community: Pick<Community, 'expire'>;
  /** After how many days: RETENTION_DAYS. */
  readonly days: number;
  readonly logger: Logger;
}

/**
 * Deletes what is kept for too long, now and once a day. Never throws: where it fails, that is logged, and tried again the next day.
 * @returns what ends it; it doesn't keep the process alive.
 */
export function expireDaily({ community, days, logger }: Expiry): () => void {
  function expire(): void {
    try {
      const expired = community.expire(days);
      if (Object.values(expired).some((count) => count > 0))
        logger.info({ days, ...expired }, 'old entries were deleted');
    } catch (error) {
      logger.error(describe(error), 'old entries could not be deleted; this is tried again in a day');
    }
  }
  expire();
  const timer = setInterval(expire, DAY).unref();
  return () => clearInterval(timer);
}
