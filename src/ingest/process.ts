import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.js';
import { type ErrorCode, VerbatimError, relayedError } from '../errors.js';
import { startChild } from '../start-child.js';
import { ingest as pace } from '../tunables.js';
import type { IndexReport, Progress } from '../types.js';
import type { IngestOptions } from './source.js';

const MINUTE = 60_000;

/** What the indexing process is told. */
export type ToIngest =
  { readonly kind: 'begin'; readonly config: Config; readonly rebuild: boolean } | { readonly kind: 'cancel' };

/** What the indexing process says. */
export type FromIngest =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly report: IndexReport }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** How to index in another process. */
export interface IngestProcess {
  /** Path of child.js. */
  readonly entry: string;
  readonly config: Config;
  /** Told why, where a process ended without a word and another was started. */
  readonly onRestart?: (cause: string) => void;
  /** Ends the process at once when aborted; the index stays the one before. */
  readonly closing: AbortSignal;
}

/**
 * Indexes in a process of its own, ended with this one. Where it is cancelled and doesn't end by itself in time, it is killed; where it dies,
 * or hangs, it is started again.
 * @throws VerbatimError what indexing throws; INDEX_CANCELLED; INDEX_FAILED when it ended without a word each time, or this process ends.
 */
export async function ingestInProcess(process: IngestProcess, options: IngestOptions): Promise<IndexReport> {
  const { closing } = process;
  const { signal } = options;
  const stopped = AbortSignal.any([closing, ...(signal === undefined ? [] : [signal])]);
  let cause = 'Verbatim is stopping';
  for (let start = 0; start < pace.starts; start++) {
    if (start > 0)
      await delay(pace.restartDelay * 2 ** (start - 1), undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) break;
    const ending = indexOnce(process, options);
    if (start > 0) process.onRestart?.(cause);
    const ended = await ending;
    if ('report' in ended) return ended.report;
    ({ cause } = ended);
  }
  if (signal?.aborted === true && !closing.aborted) throw new VerbatimError('INDEX_CANCELLED');
  throw new VerbatimError('INDEX_FAILED', { cause });
}

/** How a process ended: with a report, or without a word and why. */
type Ended = { readonly report: IndexReport } | { readonly cause: string };

/** @throws VerbatimError what the process says. */
function indexOnce({ entry, config, closing }: IngestProcess, options: IngestOptions): Promise<Ended> {
  const { rebuild = false, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const child = startChild(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const tell = (message: ToIngest) => {
      if (child.connected) child.send(message);
    };
    const end = () => void child.kill('SIGKILL');
    let hung = false;
    const silence = setTimeout(() => {
      hung = true;
      end();
    }, pace.silence);
    let overdue: NodeJS.Timeout | undefined;
    const cancel = () => {
      tell({ kind: 'cancel' });
      overdue = setTimeout(end, pace.cancelGrace);
    };
    closing.addEventListener('abort', end, { once: true });
    signal?.addEventListener('abort', cancel, { once: true });
    child.on('message', (message: FromIngest) => {
      silence.refresh();
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') resolve({ report: message.report });
      else reject(relayedError(message.code, message.message));
    });
    const over = (cause: string) => {
      closing.removeEventListener('abort', end);
      signal?.removeEventListener('abort', cancel);
      clearTimeout(overdue);
      clearTimeout(silence);
      resolve({ cause });
    };
    child.once('error', (error) => over(error.message));
    child.once('exit', (code, by) => {
      const how = `its process ended with ${by ?? `code ${code}`}`;
      over(hung ? `its process said nothing for ${pace.silence / MINUTE} minutes` : how);
    });
    tell({ kind: 'begin', config: { ...config, discord: null }, rebuild });
  });
}
