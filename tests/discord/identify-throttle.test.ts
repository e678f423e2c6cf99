import { describe, expect, it } from 'vitest';
import { createIdentifyThrottle } from '../../src/discord/identify-throttle.js';

describe('createIdentifyThrottle', () => {
  it('lets one through, and the next once it may', async () => {
    let now = 0;
    const throttle = createIdentifyThrottle(() => now);
    const { signal } = new AbortController();
    await throttle.waitForIdentify(0, signal);
    now = 1e6;
    await throttle.waitForIdentify(0, signal);
    expect(now).toBe(1e6);
  });

  it('gives up where the connection closes, and leaves the turn to the next', async () => {
    let now = 0;
    const throttle = createIdentifyThrottle(() => now);
    const closing = new AbortController();
    await throttle.waitForIdentify(0, closing.signal);
    const waiting = throttle.waitForIdentify(0, closing.signal);
    closing.abort();
    await expect(waiting).rejects.toThrow();
    now = 1e6;
    await expect(throttle.waitForIdentify(0, closing.signal)).rejects.toThrow();
    await throttle.waitForIdentify(0, new AbortController().signal);
  });
});
