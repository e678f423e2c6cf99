import type { FileToRead, FromFile } from './article-reader.js';

/** What the process that reads articles is asked for. */
export type ReadRequest =
  /** A file, without its first `from` items, which were told by a process that is dead by now. */
  | { readonly kind: 'read'; readonly file: FileToRead; readonly from: number }
  /** More of the same file. */
  | { readonly kind: 'more' };

/** What it answers each time. */
export interface ReadAnswer {
  readonly items: readonly FromFile[];
  /** Whether these are the file's last. */
  readonly done: boolean;
}
