import { causeOf, isVerbatimError } from '../errors.js';
import { extensionOf, FORMAT_NAMES, readerOf } from './formats.js';
import { skippedAt, type Draft, type ReadSkipped } from './draft.js';

/**
 * Reads the articles of a file's bytes by the extension of its path, in order, with what could not be read and why. Gives at least one
 * item; never throws, so that one bad file or line does not stop the rest.
 */
export async function* readBuffer(
  bytes: Uint8Array,
  path: string,
): AsyncGenerator<Draft | ReadSkipped, void, undefined> {
  const extension = extensionOf(path);
  const reader = await readerOf(extension);
  if (reader === null) {
    yield skippedAt({ path }, 'FORMAT_UNKNOWN', { extension, formats: FORMAT_NAMES });
    return;
  }
  if (bytes.length === 0) {
    yield skippedAt({ path }, 'FILE_EMPTY');
    return;
  }
  try {
    yield* reader(bytes, path);
  } catch (error) {
    if (isVerbatimError(error)) {
      yield { kind: 'skipped', path, code: error.code, reason: error.message };
      return;
    }
    // Parsers of hostile input may fail in ways of their own, by nesting too deep for the stack for one.
    yield skippedAt({ path }, 'FILE_MALFORMED', { problem: causeOf(error) });
  }
}
