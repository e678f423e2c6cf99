import type { ReindexOptions } from './engine.js';
import type { IngestOptions } from './ingest/source.js';
import type { IndexReport, Progress } from './types.js';

type ProgressListener = (progress: Progress) => void;

/** Indexings of one index, one at a time, for all who want one. */
export interface Indexings {
  /** Engine.reindex. @throws what indexing throws; VerbatimError INDEX_CANCELLED. */
  run(options?: ReindexOptions): Promise<IndexReport>;
  /** Engine.cancelIndexing. */
  cancel(): boolean;
  /** Engine.onIndexed. */
  onIndexed(listener: (report: IndexReport) => void): () => void;
}

/** One indexing under way. */
interface Run {
  readonly rebuild: boolean;
  readonly cancelling: AbortController;
  readonly report: Promise<IndexReport>;
  /** Tells how far it is, now and from now on. */
  listen(listener: ProgressListener): void;
}

/** @param ingest brings the index up to date, wherever that is done. */
export function createIndexings(ingest: (options: IngestOptions) => Promise<IndexReport>): Indexings {
  let running: Run | null = null;
  const indexed = new Set<(report: IndexReport) => void>();

  function start(rebuild: boolean): Run {
    const cancelling = new AbortController();
    const listeners = new Set<ProgressListener>();
    let latest: Progress | null = null;
    const onProgress = (progress: Progress) => {
      latest = progress;
      for (const listener of listeners) listener(progress);
    };
    const listen = (listener: ProgressListener) => {
      listeners.add(listener);
      if (latest !== null) listener(latest);
    };
    const report = finish(ingest({ rebuild, onProgress, signal: cancelling.signal }));
    return { rebuild, cancelling, report, listen };
  }

  async function finish(ingesting: Promise<IndexReport>): Promise<IndexReport> {
    try {
      const report = await ingesting;
      for (const listener of indexed) listener(report);
      return report;
    } finally {
      running = null;
    }
  }

  /** The run that a call may share, or null: one that is cancelled is no longer, nor is a lesser one for a rebuild. */
  const joinable = (rebuild: boolean) =>
    running !== null && !running.cancelling.signal.aborted && (running.rebuild || !rebuild) ? running : null;

  return {
    async run({ rebuild = false, fresh = false, onProgress } = {}) {
      // What begins later has seen every change that is there by now.
      let isSettled = !fresh;
      while (running !== null && (!isSettled || joinable(rebuild) === null)) {
        isSettled = true;
        if (onProgress !== undefined) running.listen(onProgress);
        await running.report.catch(() => undefined);
      }
      running ??= start(rebuild);
      if (onProgress !== undefined) running.listen(onProgress);
      return running.report;
    },
    cancel() {
      if (running === null || running.cancelling.signal.aborted) return false;
      running.cancelling.abort();
      return true;
    },
    onIndexed(listener) {
      indexed.add(listener);
      return () => void indexed.delete(listener);
    },
  };
}
