import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Started } from '../embed/process.js';
import type { Engine } from '../engine.js';
import type { Health } from '../health/health.js';
import type { ProgressDisplay } from '../terminal/progress.js';

/** What `npm start` goes by, with Discord or in the terminal. */
export interface Run {
  readonly engine: Engine;
  /** By which the bot itself asks again. */
  readonly againEngine: Engine;
  /** The engine's model, which may still be loading. */
  readonly model: Started;
  readonly config: Config;
  readonly progress: ProgressDisplay;
  readonly note: (line: string) => void;
  readonly logger: Logger;
  readonly health: Health;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
}
