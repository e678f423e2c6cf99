import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../src/discord/rate.js';

describe('createRateLimiter', () => {
  it('counts a member’s questions in a sliding minute', () => {
    let now = 0;
    const limiter = createRateLimiter(2, () => now);
    expect(limiter.take('a')).toBe(0);
    now = 20_000;
    expect(limiter.take('a')).toBe(0);
    now = 30_500;
    expect(limiter.take('a')).toBe(30);
    expect(limiter.take('b')).toBe(0);
    now = 60_000;
    expect(limiter.take('a')).toBe(0);
    expect(limiter.take('a')).toBe(20);
  });

  it('warns once until a question counts again', () => {
    let now = 0;
    const limiter = createRateLimiter(1, () => now);
    limiter.take('a');
    expect([limiter.warn('a'), limiter.warn('a'), limiter.warn('b')]).toEqual([true, false, true]);
    now = 60_000;
    limiter.take('a');
    expect(limiter.warn('a')).toBe(true);
  });

  it('forgets members who have been quiet, and nobody else', () => {
    let now = 0;
    const limiter = createRateLimiter(1, () => now);
    for (let i = 0; i < 1_500; i++) limiter.take(String(i));
    now = 59_000;
    expect(limiter.take('1499')).toBe(1);
    now = 60_000;
    for (let i = 0; i < 1_500; i++) expect(limiter.take(String(i))).toBe(0);
  });
});
