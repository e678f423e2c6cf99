/** Entry of the process that indexes for a bot: reading, embedding and index building never delay a question there. */
import { constants, setPriority } from 'node:os';
import { ingestHere } from '../app.js';
import type { Config } from '../config.js';
import { asVerbatimError } from '../errors.js';
import type { Progress } from '../types.js';
import type { FromIngest, ToIngest } from './process.js';

const send = (message: FromIngest) => {
  if (process.connected) process.send?.(message);
};

// Without its parent there is nobody to index for; what was embedded is kept.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the parent too, which ends this process when it has finished.
process.on('SIGINT', () => undefined);

// Whoever asks, or starts, comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const cancelling = new AbortController();

function begin(config: Config, rebuild: boolean): void {
  const onProgress = (progress: Progress) => send({ kind: 'progress', progress });
  ingestHere(config, { rebuild, onProgress, signal: cancelling.signal })
    .then(
      (report) => send({ kind: 'done', report }),
      (error: unknown) => {
        const { code, message } = asVerbatimError(error);
        send({ kind: 'failed', code, message });
      },
    )
    .finally(() => process.disconnect());
}

process.on('message', (message: ToIngest) => {
  if (message.kind === 'cancel') cancelling.abort();
  else begin(message.config, message.rebuild);
});
