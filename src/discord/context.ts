import type { DiscordConfig } from '../config.js';
import type { Engine } from '../engine.js';
import type { Logger } from './log.js';
import type { RateLimiter } from './rate.js';

/** What every handler may use. */
export interface Context {
  readonly engine: Engine;
  readonly config: DiscordConfig;
  readonly logger: Logger;
  readonly limiter: RateLimiter;
  /** Milliseconds, as of Date.now. */
  readonly now: () => number;
  /** Aborted when the bot begins to stop. */
  readonly stopping: AbortSignal;
}
