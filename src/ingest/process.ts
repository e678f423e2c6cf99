import type { Config } from '../config.js';
import { type ErrorCode, VerbatimError, relayedError } from '../errors.js';
import { startChild } from '../start-child.js';
import { ingest as pace } from '../tunables.js';
import type { IndexReport, Progress } from '../types.js';
import type { IngestOptions } from './source.js';

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
  /** Ends the process at once when aborted; the index stays the one before. */
  readonly closing: AbortSignal;
}

/**
 * Indexes in a process of its own, ended with this one. Where it is cancelled and doesn't end by itself in time, it is killed.
 * @throws VerbatimError what indexing throws; INDEX_FAILED when the process ends without a word.
 */
export function ingestInProcess(
  { entry, config, closing }: IngestProcess,
  { rebuild = false, onProgress, signal }: IngestOptions,
): Promise<IndexReport> {
  return new Promise((resolve, reject) => {
    const failed = (cause: string) => reject(new VerbatimError('INDEX_FAILED', { cause }));
    if (closing.aborted) {
      failed('Verbatim is stopping');
      return;
    }
    const child = startChild(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const tell = (message: ToIngest) => {
      if (child.connected) child.send(message);
    };
    const end = () => void child.kill('SIGKILL');
    let overdue: NodeJS.Timeout | undefined;
    const cancel = () => {
      tell({ kind: 'cancel' });
      overdue = setTimeout(end, pace.cancelGrace);
    };
    closing.addEventListener('abort', end, { once: true });
    signal?.addEventListener('abort', cancel, { once: true });
    child.on('message', (message: FromIngest) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') resolve(message.report);
      else reject(relayedError(message.code, message.message));
    });
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code, by) => {
      closing.removeEventListener('abort', end);
      signal?.removeEventListener('abort', cancel);
      clearTimeout(overdue);
      if (signal?.aborted === true && !closing.aborted) reject(new VerbatimError('INDEX_CANCELLED'));
      failed(`its process ended with ${by ?? `code ${code}`}`);
    });
    tell({ kind: 'begin', config: { ...config, discord: null }, rebuild });
  });
}
