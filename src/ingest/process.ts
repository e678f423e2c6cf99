import { fork } from 'node:child_process';
import type { Config } from '../config.js';
import type { ReindexOptions } from '../engine.js';
import { type ErrorCode, VerbatimError, relayedError } from '../errors.js';
import type { IndexReport, Progress } from '../types.js';

/** What the indexing process says. */
export type FromIngest =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly report: IndexReport }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/**
 * Indexes in a process of its own, ended with this one.
 * @param entry path of child.js.
 * @throws VerbatimError what indexing throws; INDEX_FAILED when the process ends without a word.
 */
export function ingestInProcess(
  entry: string,
  config: Config,
  { rebuild, onProgress }: ReindexOptions,
): Promise<IndexReport> {
  return new Promise((resolve, reject) => {
    const { DISCORD_TOKEN: _kept, ...env } = process.env;
    const child = fork(entry, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
    child.on('message', (message: FromIngest) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') resolve(message.report);
      else reject(relayedError(message.code, message.message));
    });
    child.once('error', (error) =>
      reject(new VerbatimError('INDEX_FAILED', { cause: error.message }, { cause: error })),
    );
    child.once('exit', (code, signal) => {
      reject(new VerbatimError('INDEX_FAILED', { cause: `its process ended with ${signal ?? `code ${code}`}` }));
    });
    child.send({ config: { ...config, discord: null }, rebuild: rebuild ?? false });
  });
}
