import { causeOf, isVerbatimError, VerbatimError } from '../errors.js';

/** The error for a model that can't be loaded: MODEL_UNAVAILABLE, where it is not one of the catalogue already. */
export function unavailable({ model }: { readonly model: string }, error: unknown): VerbatimError {
  if (isVerbatimError(error)) return error;
  const cause = causeOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
  return new VerbatimError('MODEL_UNAVAILABLE', { model, cause }, { cause: error });
}
