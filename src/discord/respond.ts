import { asVerbatimError, isVerbatimError } from '../errors.js';
import { textOnly } from './components/parts.js';
import { escapeMarkdown } from './escape.js';
import { cut, limits } from './limits.js';
import { type Logger, describe } from './log.js';
import type { Payload } from './payload.js';
import { errorIn } from './words/error.js';
import type { Language } from './words/language.js';

/** Where an answer goes: an interaction or a message. None of the methods throws; what is lost is logged. */
export interface Reply {
  /** Tells the asker that an answer is coming. False where the asker is out of reach, and no answer is worth preparing. */
  begin(): Promise<boolean>;
  /** Replaces what is shown so far. */
  update(payload: Payload): Promise<void>;
  /** Shows the answer; null: nothing is left to show. */
  finish(payload: Payload | null): Promise<void>;
  /**
   * Shows an error, to the asker only wherever that can be; takes nothing away that others look at.
   * @param forAll what is shown instead where everyone sees it, or has seen the work begin.
   */
  refuse(payload: Payload, forAll: Payload): Promise<void>;
}

/** Errors that lie with the question or the asker, and that no operator need look into. */
const askers =
  /^(BUSY$|QUESTION_|FILTER_|NOT_MODERATOR|NOT_READY|TOO_FAST|COMPONENT_|ANSWER_|SHARE_|FOLLOW_|TITLE_|MESSAGE_|UPLOAD_|ARTICLE_|SEEDS_ONE_FILE|INDEX_CANCELLED)/;

/** Who reads a reply, and in which language: a moderator can do something about the corpus, and may see where it lies. */
export interface Audience {
  readonly role: 'member' | 'moderator';
  readonly language: Language;
  /** What everyone is told where the work fails after they have seen it begin; the error as a member is told it, unless given. */
  readonly failed?: (language: Language) => string;
}

/**
 * An error as a message: the catalogue's words, which say what to do next. What only an operator can mend, and may name a folder of
 * the server, a member is told in general.
 */
export function renderError(error: unknown, { role, language }: Audience): Payload {
  const known = asVerbatimError(error);
  const message =
    role === 'moderator' || askers.test(known.code)
      ? errorIn(language, known)
      : language.say('error.NOT_READY', { code: known.code });
  const fitting = cut(message, limits.text, (part) => escapeMarkdown(part).length);
  return textOnly(escapeMarkdown(fitting));
}

/** That there was an error, in words that everyone may see. */
function renderForAll(error: unknown, { language, failed }: Audience): Payload {
  return failed === undefined ? renderError(error, { role: 'member', language }) : textOnly(failed(language));
}

/** Logs an error that someone is told: what lies with them in a word, all else in full. */
export function logFailure(error: unknown, logger: Logger): void {
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
  work: () => Promise<Payload | null>,
): Promise<void> {
  const began = performance.now();
  const ended = (stage: string) =>
    logger.debug({ stage, milliseconds: Math.round(performance.now() - began) }, 'a stage of a reply ended');
  if (!(await reply.begin())) return;
  ended('acknowledging');
  let payload: Payload | null;
  try {
    payload = await work();
  } catch (error) {
    logFailure(error, logger);
    await reply.refuse(renderError(error, audience), renderForAll(error, audience));
    return;
  }
  ended('working');
  await reply.finish(payload);
  ended('showing');
}
