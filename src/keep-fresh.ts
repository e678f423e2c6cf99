import type { Engine } from './engine.js';
import { asVerbatimError, causeOf, isVerbatimError } from './errors.js';
import { type CorpusWatch, watchCorpus } from './ingest/watch.js';
import { watching } from './tunables.js';
import type { Progress } from './types.js';

/** Who hears of what is indexed by itself. None of it may throw. */
export interface FreshLog {
  readonly progress: (fields: object, text: string) => void;
  readonly done: (fields: object, text: string) => void;
  readonly failed: (fields: { readonly cause: string }, text: string) => void;
}

/** How to keep an index fresh. */
export interface FreshOptions {
  readonly engine: Engine;
  /** Absolute path of the corpus. */
  readonly seeds: string;
  readonly log: FreshLog;
  /** As of the tunables unless given. */
  readonly times?: { readonly [Name in keyof typeof watching]?: number };
}

/** A corpus whose changes are indexed by themselves. */
export interface Freshness {
  /** Resolves when nothing is watched any more; an indexing that runs is left to the engine. */
  close(): Promise<void>;
}

/**
 * Indexes what changes in a corpus, once nothing has changed for a moment; one indexing at a time, and one more where something
 * changed meanwhile. What fails is told, and tried again at the next change; where another process indexes, after a while.
 */
export async function keepFresh({ engine, seeds, log, times }: FreshOptions): Promise<Freshness> {
  const { quiet, longest, busy, progress } = { ...watching, ...times };
  let watch: CorpusWatch | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** When the first change came that is not indexed yet. */
  let since: number | null = null;
  let running = false;
  let isClosed = false;
  const isPending = () => since !== null;
  const listener = {
    onChange: () => wait(quiet),
    onError: (error: unknown) =>
      log.failed(
        { cause: causeOf(error) },
        `changes in ${seeds} may go unnoticed, as not all of it can be watched: give this user read permission; where the system’s limit is ` +
          `reached, raise fs.inotify.max_user_watches or set CHOKIDAR_USEPOLLING=true`,
      ),
  };

  function wait(milliseconds: number): void {
    if (isClosed) return;
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), Math.max(0, Math.min(milliseconds, since + longest - Date.now())));
  }

  async function settle(): Promise<void> {
    // What runs now ends by looking again.
    if (running || isClosed) return;
    running = true;
    since = null;
    try {
      await watchAnew();
      await index();
    } catch (error) {
      log.failed({ cause: causeOf(error) }, 'the articles can’t be watched: changes go unnoticed from now on');
    } finally {
      running = false;
    }
    if (isPending()) wait(quiet);
  }

  /** Before indexing, which sees what changes until all is watched again. */
  async function watchAnew(): Promise<void> {
    await watch?.close();
    watch = await watchCorpus(seeds, listener);
    if (isClosed) await watch.close();
  }

  async function index(): Promise<void> {
    log.progress({}, 'the articles changed: indexing');
    try {
      const report = await engine.reindex({ fresh: true, onProgress: seldom(progress, log) });
      const { added, changed, removed, skipped } = report;
      if (added.length + changed.length + removed.length === 0) {
        log.progress({ skipped }, 'no article has changed');
        return;
      }
      const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
      log.done({ index: report.index, added, changed, removed, skipped }, `indexed by itself: ${counts}`);
    } catch (error) {
      if (isClosed) return;
      const isBusy = isVerbatimError(error, 'INDEX_BUSY');
      const later = isBusy ? `in ${busy / 1_000} s` : 'at the next change';
      log.failed({ cause: asVerbatimError(error).message }, `indexing failed, and is tried again ${later}`);
      if (isBusy) setTimeout(() => wait(0), busy).unref();
    }
  }

  await watchAnew();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await watch?.close();
    },
  };
}

/** Tells of an indexing's progress where a stage begins, and every so many milliseconds. */
function seldom(interval: number, log: FreshLog): (progress: Progress) => void {
  let last = { stage: '', at: 0 };
  return ({ stage, done, total }) => {
    if (stage === last.stage && Date.now() - last.at < interval) return;
    last = { stage, at: Date.now() };
    log.progress({ stage, done, total }, 'indexing');
  };
}
