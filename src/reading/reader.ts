import type { Draft, ReadSkipped } from './draft.js';

/**
 * Reads the articles of one file, as drafts. Gives at least one item, in the file's order; what it throws (a FILE_ error of the
 * catalogue, or an error of its parser) is the reason why the file is skipped. `path` is the file's path below SEEDS_DIR.
 */
export type Reader = (
  bytes: Uint8Array,
  path: string,
) => Iterable<Draft | ReadSkipped> | AsyncIterable<Draft | ReadSkipped>;
