import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something, but not longer than `milliseconds`. Rejects when that does within them. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  try {
    await Promise.race([work, sleep(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined)]);
  } finally {
    timer.abort();
  }
}
