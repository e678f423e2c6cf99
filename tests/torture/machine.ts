import { availableParallelism, loadavg } from 'node:os';

/** How many processes wanted to run in the last minute, on average. */
export function load(): string {
  return loadavg()[0]!.toFixed(1);
}

/**
 * Whether the machine has so much else to do that what is late tells nothing of the bot. What is lost, or done twice, is wrong all the same.
 */
export function isBusy(): boolean {
  return loadavg()[0]! > 2 * availableParallelism();
}
