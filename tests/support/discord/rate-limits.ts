import { createHash } from 'node:crypto';
import { type Answer, rateLimited } from './faults.js';

/** A route's limit: so many requests within so many milliseconds for each address of its kind. */
interface Limit {
  readonly pattern: RegExp;
  readonly most: number;
  readonly milliseconds: number;
}

/**
 * What Discord was seen to allow; it documents only the global limit, and may change these. The address is what the
 * pattern's group holds: a channel, or the token of an interaction.
 */
const limits: readonly Limit[] = [
  { pattern: /^POST \/channels\/(\d+)\/messages$/, most: 5, milliseconds: 5_000 },
  { pattern: /^PATCH \/channels\/(\d+)\/messages\/\d+$/, most: 5, milliseconds: 5_000 },
  { pattern: /^DELETE \/channels\/(\d+)\/messages\/\d+$/, most: 5, milliseconds: 1_000 },
  { pattern: /^POST \/channels\/(\d+)\/typing$/, most: 5, milliseconds: 5_000 },
  { pattern: /^PUT \/channels\/(\d+)\/messages\/\d+\/reactions\//, most: 1, milliseconds: 250 },
  { pattern: /^(?:POST|PATCH|DELETE) \/webhooks\/\d+\/([^/]+)/, most: 5, milliseconds: 2_000 },
];

/** For a bot as a whole, without what belongs to interactions. */
const globally = { most: 50, milliseconds: 1_000 };
const exempt = /^\/(interactions|webhooks)\//;

/** Counts a bot's requests as Discord does, where a test asks for it: beyond the limits comes a 429. */
export class RateLimits {
  readonly #windows = new Map<string, { ends: number; count: number }>();

  constructor(private readonly now: () => number) {}

  /** Counts a request. Gives the headers of its answer, or the 429 that it is answered with. */
  count(method: string, path: string): { readonly headers: Record<string, string>; readonly refused: Answer | null } {
    const at = this.now();
    if (!exempt.test(path)) {
      const all = this.#window('*', globally.milliseconds);
      if (all.count > globally.most)
        return { headers: {}, refused: rateLimited((all.ends - at) / 1_000, at, 'global') };
    }
    const limit = limits.find(({ pattern }) => pattern.test(`${method} ${path}`));
    if (limit === undefined) return { headers: {}, refused: null };
    const kind = limit.pattern.source;
    const window = this.#window(`${kind} ${limit.pattern.exec(`${method} ${path}`)![1]!}`, limit.milliseconds);
    const seconds = (window.ends - at) / 1_000;
    const headers = {
      'x-ratelimit-bucket': createHash('sha256').update(kind).digest('hex').slice(0, 16),
      'x-ratelimit-limit': String(limit.most),
      'x-ratelimit-remaining': String(Math.max(0, limit.most - window.count)),
      'x-ratelimit-reset': (window.ends / 1_000).toFixed(3),
      'x-ratelimit-reset-after': seconds.toFixed(3),
    };
    if (window.count <= limit.most) return { headers, refused: null };
    const refused = rateLimited(seconds, at, 'user');
    return { headers, refused: { ...refused, headers: { ...refused.headers, ...headers } } };
  }

  #window(key: string, milliseconds: number): { readonly ends: number; readonly count: number } {
    const at = this.now();
    const open = this.#windows.get(key);
    const window = open !== undefined && open.ends > at ? open : { ends: at + milliseconds, count: 0 };
    window.count++;
    this.#windows.set(key, window);
    return window;
  }
}
