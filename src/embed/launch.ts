import type { ChildProcess } from 'node:child_process';
import { causeOf, relayedError, VerbatimError } from '../errors.js';
import { startChild } from '../start-child.js';
import type { FromModel } from './messages.js';

/** How a process of the model's is started. */
export interface LaunchOptions {
  /** Path of the built entry. */
  readonly entry: string;
  /** What it is told, as JSON. */
  readonly argument: object;
}

/** A process of the model's that is ready, and what it said then. */
export interface Launched<Ready> {
  readonly child: ChildProcess;
  readonly ready: Ready;
}

/**
 * Starts a process of the model's and waits until the model is loaded.
 * @param forked Called with the process at once, before it is ready.
 * @throws VerbatimError what it fails with, or MODEL_DIED.
 */
export function launch<Ready>(
  { entry, argument }: LaunchOptions,
  forked: (child: ChildProcess) => void,
): Promise<Launched<Ready>> {
  // Standard output is for answers only.
  const child = startChild(entry, { argument, stdio: ['ignore', 2, 2, 'ipc'] });
  forked(child);
  return new Promise((resolve, reject) => {
    onEnd(child, (cause) => reject(new VerbatimError('MODEL_DIED', { cause })));
    child.once('message', (message) => {
      const first = message as FromModel<Ready, unknown>;
      if (first.kind === 'ready') resolve({ child, ready: first.ready });
      else if (first.kind === 'failed') reject(relayedError(first.error.code, first.error.message));
    });
  });
}

/** Calls `ended` with the cause, once, when the process ends or could not be started. */
export function onEnd(child: ChildProcess, ended: (cause: string) => void): void {
  let over = false;
  const once = (cause: string) => {
    if (!over) ended(cause);
    over = true;
  };
  child.once('error', (error) => once(causeOf(error)));
  child.once('exit', (code, signal) => once(signal === null ? `exit code ${code ?? 0}` : `killed by ${signal}`));
}
