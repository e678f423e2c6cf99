import { isVerbatimError } from '../errors.js';
import type { IngestOptions } from '../ingest/source.js';
import type { IndexReport } from '../types.js';
import type { Metrics } from './metrics.js';

type Ingest = (options: IngestOptions) => Promise<IndexReport>;

/** The same indexing, whose runs are counted: once each, however many wait for it. */
export function observedIngest(ingest: Ingest, metrics: Pick<Metrics, 'indexing'>): Ingest {
  return async (options) => {
    const began = performance.now();
    const ended = (outcome: 'done' | 'failed' | 'cancelled') => metrics.indexing(outcome, performance.now() - began);
    try {
      const report = await ingest(options);
      ended('done');
      return report;
    } catch (error) {
      ended(isVerbatimError(error, 'INDEX_CANCELLED') ? 'cancelled' : 'failed');
      throw error;
    }
  };
}
