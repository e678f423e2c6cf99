import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../dist/config.js';

/** Where indexes to be measured and results are kept. */
export const folder = join(readConfig(process.env).embeddings, 'bench');

/** The machine in a line. */
export function machine() {
  const [first] = cpus();
  return `${cpus().length} × ${first.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}`;
}

/** What runs on it besides: the load average of the last minute. */
export function load() {
  return Number(loadavg()[0].toFixed(1));
}
