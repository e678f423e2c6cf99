/** Waits for `work`, and no longer than until `stop` is aborted: then it throws. */
export async function unless<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = aborted(stop).then((): never => {
    throw stop.reason;
  });
  return Promise.race([work, stopped]);
}

/** Resolves when `signal` is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
