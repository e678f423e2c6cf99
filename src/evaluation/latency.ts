import { quantile } from './metrics.js';
import type { Outcome } from './outcome.js';

/** Milliseconds a question: half of them took no longer than p50, 95 in 100 no longer than p95. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** From question to answer. */
export function latencyOf(outcomes: readonly Outcome[]): Latency {
  return spread(outcomes.map(({ milliseconds }) => milliseconds));
}

/** The same without the model's own runs. */
export function ownLatencyOf(outcomes: readonly Outcome[]): Latency {
  return spread(outcomes.map(({ milliseconds, modelMilliseconds }) => milliseconds - modelMilliseconds));
}

function spread(milliseconds: readonly number[]): Latency {
  return { p50: quantile(milliseconds, 0.5), p95: quantile(milliseconds, 0.95), max: quantile(milliseconds, 1) };
}
