import { asVerbatimError } from '../errors.js';
import { hideToken } from '../logging/hide.js';

/** Ends the process without a word when whoever reads its output has gone, as in `verbatim ask … | head -1`. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}

/** Writes an error's message to standard error, the bot's token never; where it was not foreseen, the place it came from too. */
export function reportFailure(error: unknown): void {
  const failure = asVerbatimError(error);
  process.stderr.write(`${hideToken(failure.message)}\n`);
  if (failure.code === 'UNEXPECTED' && failure.cause instanceof Error)
    process.stderr.write(`${hideToken(failure.cause.stack ?? '')}\n`);
}
