/** What to do to a request instead of answering it, or before. */
export type Fault =
  /** 429 for `seconds`, of the route, of what others share with the bot, or of everything the bot does. */
  | { readonly kind: 'rate-limit'; readonly seconds: number; readonly global?: boolean; readonly shared?: boolean }
  /** 500 unless another status is given; 502 comes as a web page, as from what stands before Discord. */
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503 }
  /** The request is carried out, and answered with a 500 all the same. */
  | { readonly kind: 'lost-answer' }
  /** The request is carried out that much later. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The request is carried out at once, and answered that much later. */
  | { readonly kind: 'late-answer'; readonly milliseconds: number }
  /** The connection is cut without an answer. */
  | { readonly kind: 'hang-up' };

interface Planned {
  readonly fault: Fault;
  readonly matches: (method: string, path: string) => boolean;
  left: number;
}

/** Faults that wait for the next requests they match. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** Does `fault` to the next `times` requests whose `METHOD /path` matches. */
  next(times: number, fault: Fault, pattern = /./): void {
    this.#planned.push({ fault, left: times, matches: (method, path) => pattern.test(`${method} ${path}`) });
  }

  /** As `next`, until `stop` is called. */
  always(fault: Fault, pattern = /./): void {
    this.next(Infinity, fault, pattern);
  }

  /** Does `fault` to one request in `n`, as `always` does it to all. */
  every(n: number, fault: Fault, pattern = /./): void {
    let count = 0;
    const matches = (method: string, path: string) => pattern.test(`${method} ${path}`) && ++count % n === 0;
    this.#planned.push({ fault, left: Infinity, matches });
  }

  /** All is well again. */
  stop(): void {
    this.#planned.length = 0;
  }

  take(method: string, path: string): Fault | null {
    const planned = this.#planned.find((one) => one.left > 0 && one.matches(method, path));
    if (planned === undefined) return null;
    planned.left--;
    return planned.fault;
  }
}

/** An answer of the REST API as it goes over the wire. */
export interface Answer {
  readonly status: number;
  /** JSON, or text where it is a string; null for no content. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a fault answers a request with that is not carried out; null where it is. */
export function faultyAnswer(fault: Fault, now: number): Answer | null {
  if (fault.kind === 'rate-limit') {
    return rateLimited(
      fault.seconds,
      now,
      fault.global === true ? 'global' : fault.shared === true ? 'shared' : 'user',
    );
  }
  if (fault.kind !== 'server-error') return null;
  const { status = 500 } = fault;
  if (status === 502) return { status, body: '<html><title>502 Bad Gateway</title></html>' };
  const message = status === 500 ? '500: Internal Server Error' : '503: Service Unavailable';
  return { status, body: { message, code: 0 } };
}

/** A 429 with Discord's headers (https://docs.discord.com/developers/topics/rate-limits#header-format). */
export function rateLimited(seconds: number, now: number, scope: 'user' | 'shared' | 'global'): Answer {
  const message = scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.';
  const bucket = {
    'x-ratelimit-bucket': 'abcd1234',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': (now / 1_000 + seconds).toFixed(3),
    'x-ratelimit-reset-after': seconds.toFixed(3),
  };
  return {
    status: 429,
    body: { message, retry_after: seconds, global: scope === 'global' },
    headers: {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : bucket),
    },
  };
}
