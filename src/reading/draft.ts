import { errorMessage, type ErrorCode, type ErrorDetails } from '../errors.js';
import type { Skipped } from '../types.js';
import type { Fields } from './fields.js';
import type { Line } from './lines.js';

/** What a reader knows of one article, furniture included. */
export interface Draft {
  readonly kind: 'draft';
  readonly path: string;
  /** Line of a .jsonl file, from 1. */
  readonly line?: number;
  /** The stored text. */
  readonly text: string;
  /** Its lines, where markup told them. */
  readonly lines?: readonly Line[];
  readonly fields: Fields;
  /** Length of the front matter at the head of the text, which is not the article's. */
  readonly frontMatter?: number;
  /** Offset in the stored text at which each page begins, where the file has pages. A page without text begins where the next one does. */
  readonly pages?: readonly number[];
  /** What was wrong with the file though its text could be read; sentences for people. */
  readonly notes?: readonly string[];
}

/** A file, or a line of one, of which no article could be made. */
export interface ReadSkipped extends Skipped {
  readonly kind: 'skipped';
}

type Details<C extends ErrorCode> = ErrorDetails<C> extends undefined ? [] : [details: ErrorDetails<C>];

/** A file, or a line of one. */
export interface Whereabouts {
  readonly path: string;
  readonly line?: number | undefined;
}

/** A Skipped of the catalogue's code and message. */
export function skippedAt<C extends ErrorCode>(where: Whereabouts, code: C, ...details: Details<C>): ReadSkipped {
  const reason = (errorMessage as (code: C, details?: unknown) => string)(code, details[0]);
  const { path, line } = where;
  return { kind: 'skipped', path, ...(line === undefined ? {} : { line }), code, reason };
}
