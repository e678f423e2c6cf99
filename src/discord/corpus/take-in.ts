import { asVerbatimError, isVerbatimError } from '../../errors.js';
import type { IndexReport } from '../../types.js';
import { text } from '../components/parts.js';
import type { Call, Context } from '../context.js';
import { indexWithProgress } from '../indexing/run.js';
import type { Payload } from '../payload.js';
import { logFailure, renderError } from '../respond.js';

/**
 * Takes a change of the corpus into the index, with progress in the reply.
 * @param by user id, for the log.
 * @returns the report; or, where the index could not be brought up to date, what keeps it from that.
 * @throws VerbatimError SEEDS_EMPTY: the change left nothing to index, and has to be taken back.
 */
export async function takeIn(by: string, context: Context, call: Call): Promise<IndexReport | Payload> {
  try {
    return await indexWithProgress({ fresh: true }, by, context, call);
  } catch (error) {
    if (isVerbatimError(error, 'SEEDS_EMPTY')) throw error;
    logFailure(error, context.logger);
    const { components } = renderError(asVerbatimError(error), { role: 'moderator', language: call.language });
    return { components: [...components, text(`-# ${call.language.say('corpus.pending')}`)] };
  }
}

export function isReport(outcome: IndexReport | Payload): outcome is IndexReport {
  return 'index' in outcome;
}
