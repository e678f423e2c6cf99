/** What to do to a request instead of answering it, or before. */
export type Fault =
  | { readonly kind: 'rate-limit'; readonly seconds: number; readonly global?: boolean }
  | { readonly kind: 'server-error' }
  /** The request is carried out, and answered with a 500 all the same. */
  | { readonly kind: 'lost-answer' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
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

  take(method: string, path: string): Fault | null {
    const planned = this.#planned.find((one) => one.left > 0 && one.matches(method, path));
    if (planned === undefined) return null;
    planned.left--;
    return planned.fault;
  }
}
