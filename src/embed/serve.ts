import { asVerbatimError } from '../errors.js';
import type { FromModel, SentError, ToModel } from './messages.js';

/** What a process of the model's is made of. */
export interface Served {
  /** What the parent is told when the model is loaded. */
  readonly ready: unknown;
  readonly answer: (request: unknown) => Promise<unknown>;
}

/**
 * What a process of the model's does: loads it, says that it is ready, and answers requests one after the other until the parent is gone.
 * @param load is given what the process was started with.
 */
export async function serve(load: (argument: unknown) => Promise<Served>): Promise<void> {
  const send = (message: FromModel<unknown, unknown>, sent?: () => void) => {
    if (process.connected) process.send?.(message, undefined, undefined, sent);
  };
  process.on('disconnect', () => process.exit()); // Nobody is left to answer.
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the parent too, which ends this process when it has finished.
  try {
    const { ready, answer } = await load(JSON.parse(process.argv[2] ?? ''));
    let before: Promise<void> = Promise.resolve();
    const reply = async ({ id, request }: ToModel<unknown>) => {
      try {
        send({ kind: 'result', id, result: await answer(request) });
      } catch (error) {
        send({ kind: 'error', id, error: sendable(error) });
      }
    };
    process.on('message', (message) => {
      before = before.then(() => reply(message as ToModel<unknown>));
    });
    send({ kind: 'ready', ready });
  } catch (error) {
    send({ kind: 'failed', error: sendable(error) }, () => process.exit(1));
  }
}

function sendable(error: unknown): SentError {
  const { code, message } = asVerbatimError(error);
  return { code, message };
}
