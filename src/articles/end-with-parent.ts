import { Worker } from 'node:worker_threads';

/** Run in a thread of its own, with the parent's process id and milliseconds between two looks. */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, workerData.interval);
`;
/** Milliseconds. */
const INTERVAL = 1_000;

/** Ends this process soon after the one that started it, even where a parser never lets go of the event loop again. */
export function endWithParent(): void {
  new Worker(WATCH, { eval: true, workerData: { parent: process.ppid, interval: INTERVAL } }).unref();
}
