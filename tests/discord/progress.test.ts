import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createThrottle } from '../../src/discord/progress.js';

describe('createThrottle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('passes on the first value at once and then the newest, one in an interval', async () => {
    const passed: [number, number][] = [];
    const throttle = createThrottle<number>((value) => {
      passed.push([Date.now(), value]);
      return Promise.resolve();
    }, 2_000);
    const begun = Date.now();
    for (let i = 0; i < 50; i++) {
      throttle.push(i);
      await vi.advanceTimersByTimeAsync(100);
    }
    await throttle.stop();
    expect(passed.map(([at, value]) => [at - begun, value])).toEqual([
      [0, 0],
      [2_000, 19],
      [4_000, 39],
    ]);
  });

  it('never passes two at a time, and waits for the last when stopped', async () => {
    let passing = 0;
    let most = 0;
    const throttle = createThrottle<number>(async () => {
      most = Math.max(most, ++passing);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      passing--;
    }, 2_000);
    throttle.push(1);
    await vi.advanceTimersByTimeAsync(3_000);
    throttle.push(2);
    let stopped = false;
    void throttle.stop().then(() => (stopped = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([stopped, passing, most]).toEqual([true, 0, 1]);
    throttle.push(3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(passing).toBe(0);
  });
});
