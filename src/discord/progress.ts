/** Passes on the newest of many values, at most one in an interval, one at a time. */
export interface Throttle<T> {
  push(value: T): void;
  /** Drops what waits and resolves when nothing is being passed on any more. */
  stop(): Promise<void>;
}

/**
 * @param pass must not throw.
 * @param interval milliseconds between the beginnings of two passes, at least.
 */
export function createThrottle<T>(pass: (value: T) => Promise<void>, interval: number): Throttle<T> {
  let waiting: { readonly value: T } | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;
  let wake: () => void = () => undefined;

  /** Passes on what waits until nothing does. */
  async function run(): Promise<void> {
    while (waiting !== null && !stopped) {
      const { value } = waiting;
      waiting = null;
      const begun = Date.now();
      await pass(value);
      await pause(begun + interval - Date.now());
    }
    running = null;
  }

  /** Waits, unless stopped meanwhile. */
  function pause(milliseconds: number): Promise<void> {
    if (stopped || milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    push(value) {
      waiting = { value };
      running ??= run();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
