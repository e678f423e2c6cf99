import { fork } from 'node:child_process';
import type { Config } from '../config.js';
import { type ErrorCode, VerbatimError, relayedError } from '../errors.js';
import type { IndexReport, Progress } from '../types.js';
import type { IngestOptions } from './source.js';

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
  /** Ends the process when aborted; the index stays the one before. */
  readonly signal: AbortSignal;
}

/**
 * Indexes in a process of its own, ended with this one.
 * @throws VerbatimError what indexing throws; INDEX_FAILED when the process ends without a word.
 */
export function ingestInProcess(
  { entry, config, signal }: IngestProcess,
  { rebuild, onProgress }: IngestOptions,
): Promise<IndexReport> {
  return new Promise((resolve, reject) => {
    const failed = (cause: string) => reject(new VerbatimError('INDEX_FAILED', { cause }));
    if (signal.aborted) {
      failed('Verbatim is stopping');
      return;
    }
    const env = { ...process.env, DISCORD_TOKEN: undefined };
    const child = fork(entry, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
    const end = () => void child.kill('SIGKILL');
    signal.addEventListener('abort', end, { once: true });
    child.on('message', (message: FromIngest) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') resolve(message.report);
      else reject(relayedError(message.code, message.message));
    });
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code, by) => {
      signal.removeEventListener('abort', end);
      failed(`its process ended with ${by ?? `code ${code}`}`);
    });
    child.send({ config: { ...config, discord: null }, rebuild: rebuild ?? false });
  });
}
