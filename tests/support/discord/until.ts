import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `find` gives something, looking every few milliseconds.
 * @throws Error saying what did not come within `timeout` milliseconds.
 */
export async function until<T>(find: () => T | undefined | false | null, what: string, timeout = 8_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > end) throw new Error(`${what} did not come within ${timeout} ms`);
    await sleep(5);
  }
}
