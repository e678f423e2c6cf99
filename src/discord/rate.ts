/** How fast members may ask: a sliding window each. */
export interface RateLimiter {
  /**
   * Counts a question, unless the member asked too many in the window.
   * @returns 0 where it was counted; else the seconds (from 1) until the next one will be.
   */
  take(member: string): number;
  /** Whether the member, who asked too much, is to be told so: true once until a question counts again. */
  warn(member: string): boolean;
}

const WINDOW = 60_000;
/** Members kept before those who have been quiet for a window are forgotten. */
const SWEEP_AT = 1_000;

/**
 * @param perMinute questions a member may ask within any 60 s.
 * @param now milliseconds, as of Date.now.
 */
export function createRateLimiter(perMinute: number, now: () => number): RateLimiter {
  const asked = new Map<string, number[]>();
  const warned = new Set<string>();

  function forget(member: string): void {
    asked.delete(member);
    warned.delete(member);
  }

  return {
    take(member) {
      const at = now();
      if (asked.size >= SWEEP_AT) {
        for (const [id, times] of asked) if ((times.at(-1) ?? 0) <= at - WINDOW) forget(id);
      }
      const recent = (asked.get(member) ?? []).filter((time) => time > at - WINDOW);
      const waiting = recent.length >= perMinute ? recent[recent.length - perMinute]! + WINDOW - at : 0;
      if (waiting === 0) {
        recent.push(at);
        warned.delete(member);
      }
      asked.set(member, recent);
      return Math.ceil(waiting / 1_000);
    },
    warn(member) {
      if (warned.has(member)) return false;
      warned.add(member);
      return true;
    },
  };
}
