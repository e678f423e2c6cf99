import { VerbatimError } from '../errors.js';

/** The error for an index whose database differs from its seal. */
export function notAsWritten(folder: string): VerbatimError<'INDEX_DAMAGED'> {
  return new VerbatimError('INDEX_DAMAGED', { path: folder, cause: 'it is not what was written' });
}
