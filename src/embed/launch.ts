import { fork, type ChildProcess } from 'node:child_process';
import { causeOf, relayedError, VerbatimError } from '../errors.js';
import type { ModelIdentity } from './embedder.js';
import type { EmbedMessage } from './messages.js';
import type { ModelOptions } from './transformers.js';

export interface ProcessOptions {
  /** Path of the built child.js. */
  readonly entry: string;
  readonly options: ModelOptions;
  /** The process's environment; a Discord token in it is not passed on. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds. */
  readonly questionTimeout?: number;
}

/** A model's process that is ready for questions. */
export interface Launched {
  readonly child: ChildProcess;
  readonly identity: ModelIdentity;
}

/**
 * Starts the model's process and waits until the model is loaded.
 * @param forked Called with the process at once, before it is ready.
 * @throws VerbatimError as `createTransformersEmbedder` there does, or MODEL_DIED.
 */
export function launch(
  { entry, options, env = process.env }: ProcessOptions,
  forked: (child: ChildProcess) => void = () => undefined,
): Promise<Launched> {
  const child = fork(entry, [JSON.stringify(options)], {
    serialization: 'advanced', // Vectors cross as Float32Array.
    env: { ...env, DISCORD_TOKEN: undefined },
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'], // Standard output is for answers only.
  });
  forked(child);
  return new Promise((resolve, reject) => {
    onEnd(child, (cause) => reject(new VerbatimError('MODEL_DIED', { cause })));
    child.once('message', (message) => {
      const first = message as EmbedMessage;
      if (first.kind === 'ready') resolve({ child, identity: first.identity });
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
