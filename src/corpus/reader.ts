import { errorMessage, type ErrorCode, type ErrorDetails } from '../errors.js';
import type { Article, CleanText, Skipped } from '../types.js';

/** An article that was read, with what belongs to it and what was left out. */
export interface ReadArticle {
  readonly kind: 'article';
  readonly article: Article;
  readonly clean: CleanText;
  /** Line of a .jsonl file, from 1. */
  readonly line?: number;
  /** Offset in the stored text at which each page begins, where the file has pages. A page without text begins where the next one does. */
  readonly pages?: readonly number[];
  /** What was wrong with the file though its text could be read; sentences for people. */
  readonly notes: readonly string[];
}

/** A file, or a line of one, of which no article could be made. */
export interface ReadSkipped extends Skipped {
  readonly kind: 'skipped';
}

export type ReadItem = ReadArticle | ReadSkipped;

/**
 * Reads the articles of one file. Gives at least one item, in the file's order; what it throws (a FILE_ error of the catalogue, or an
 * error of its parser) is the reason why the file is skipped. `path` is the file's path below SEEDS_DIR.
 */
export type Reader = (bytes: Uint8Array, path: string) => Iterable<ReadItem> | AsyncIterable<ReadItem>;

type Details<C extends ErrorCode> = ErrorDetails<C> extends undefined ? [] : [details: ErrorDetails<C>];

/** A Skipped of the catalogue's code and message. */
export function skippedAt<C extends ErrorCode>(
  where: { readonly path: string; readonly line?: number | undefined },
  code: C,
  ...details: Details<C>
): ReadSkipped {
  const reason = (errorMessage as (code: C, details?: unknown) => string)(code, details[0]);
  const { path, line } = where;
  return { kind: 'skipped', path, ...(line === undefined ? {} : { line }), code, reason };
}
