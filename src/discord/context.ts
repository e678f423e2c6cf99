import type { Community } from '../community/community.js';
import type { DiscordConfig } from '../config.js';
import type { Engine } from '../engine.js';
import type { Queue } from '../queue.js';
import type { AfterIndexing } from './after-indexing.js';
import type { Logger } from './log.js';
import type { Typing } from './messages/typing.js';
import type { Payload } from './payload.js';
import type { Places } from './places.js';
import type { RateLimiter } from './rate.js';
import type { Language } from './words/language.js';

/** What every handler may use. */
export interface Context {
  readonly engine: Engine;
  /** What is kept of answers, votes, gaps, settings. */
  readonly community: Community;
  readonly config: DiscordConfig;
  /** Absolute path of the corpus. */
  readonly seeds: string;
  readonly logger: Logger;
  readonly limiter: RateLimiter;
  /** For questions until their answers have arrived. */
  readonly questions: Places;
  /** For reactions that tell that there are too many questions. */
  readonly reactions: Queue;
  readonly typing: Typing;
  /** Milliseconds, as of Date.now. */
  readonly now: () => number;
  /** Aborted when the bot begins to stop. */
  readonly stopping: AbortSignal;
  /** Begun after every indexing. */
  readonly afterIndexing: AfterIndexing;
}

/** One use of a command, menu or component. */
export interface Call {
  /** In which to answer. */
  readonly language: Language;
  /** Shows something in the reply while the work goes on. */
  readonly update: (payload: Payload) => Promise<void>;
}
