import type { Config } from '../config.js';
import { type Metrics, type Sources, createMetrics } from './metrics.js';
import { wanting } from './readiness.js';
import { serveHealth } from './server.js';

/** What an operator watches Verbatim by. */
export interface Health {
  readonly metrics: Metrics;
  /** To be filled in as the process starts. */
  readonly sources: Sources;
  close(): Promise<void>;
}

/** Counts from now on, and serves it where a port is set. @throws VerbatimError HEALTH_PORT */
export async function openHealth(
  config: Pick<Config, 'healthPort' | 'discord' | 'model' | 'precision'>,
): Promise<Health> {
  const sources: Sources = { engine: null, load: null, discord: null };
  const metrics = createMetrics(sources);
  const { healthPort: port } = config;
  const server = port === null ? null : await serveHealth({ port, metrics, wanting: () => wanting(sources, config) });
  return { metrics, sources, close: async () => server?.close() };
}
