import { asVerbatimError, errorMessage, isVerbatimError } from '../errors.js';
import { escapeMarkdown } from './escape.js';
import { cut, limits } from './limits.js';
import { type Logger, describe } from './log.js';
import type { Payload } from './payload.js';

/** Where an answer goes: an interaction or a message. None of the methods throws; what is lost is logged. */
export interface Reply {
  /** Tells the asker that an answer is coming. False where the asker is out of reach, and no answer is worth preparing. */
  begin(): Promise<boolean>;
  /** Replaces what is shown so far. */
  update(payload: Payload): Promise<void>;
  finish(payload: Payload): Promise<void>;
}

/** Errors that lie with the question or the asker, and that no operator need look into. */
const askers = /^(QUESTION_|FILTER_|NOT_|TOO_FAST)/;

/** Who reads a reply: a moderator can do something about the corpus, and may see where it lies. */
export type Audience = 'member' | 'moderator';

/**
 * An error as a message: the catalogue's words, which say what to do next. What only an operator can mend, and may name a folder of
 * the server, a member is told in general.
 */
export function renderError(error: unknown, audience: Audience): Payload {
  const { code, message: full } = asVerbatimError(error);
  const message = audience === 'moderator' || askers.test(code) ? full : errorMessage('NOT_READY', { code });
  return {
    content: cut(message, limits.content, (part) => escapeMarkdown(part).length).replace(/[\s\S]+/, escapeMarkdown),
  };
}

function logFailure(error: unknown, logger: Logger): void {
  if (isVerbatimError(error) && askers.test(error.code)) logger.info({ code: error.code }, 'a request was refused');
  else if (isVerbatimError(error)) {
    logger.error({ code: error.code, ...(error.cause !== undefined && describe(error.cause)) }, error.message);
  } else logger.error(describe(error), 'a handler failed');
}

/**
 * The one error boundary: acknowledges at once, before anything else is done; then works, and shows what came of it, be it an
 * error. Never throws.
 */
export async function respond(
  reply: Reply,
  { logger, audience }: { readonly logger: Logger; readonly audience: Audience },
  work: () => Promise<Payload>,
): Promise<void> {
  if (!(await reply.begin())) return;
  let payload: Payload;
  try {
    payload = await work();
  } catch (error) {
    logFailure(error, logger);
    payload = renderError(error, audience);
  }
  await reply.finish(payload);
}
