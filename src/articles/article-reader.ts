import type { ReadItem } from '../cleaning/article.js';
import type { CorpusFile } from '../reading/files.js';

/** A file whose articles are to be read. */
export interface FileToRead extends Pick<CorpusFile, 'path' | 'absolute'> {
  /** SHA-256 of its bytes as the index knows them; of these very bytes nothing is read again. */
  readonly known?: string | undefined;
}

/** What is told of a file's bytes. */
export interface FileBytes {
  readonly kind: 'bytes';
  /** SHA-256, hexadecimal; empty where it isn't known. */
  readonly hash: string;
  /** Whether the same comes of reading the file again, as long as nothing of it changes. */
  readonly settled: boolean;
}

export type FromFile = FileBytes | ReadItem;

/** Reads the articles of files, one file after the other. */
export interface ArticleReader {
  /**
   * What is told of a file's bytes, and unless they are the known ones, its articles in order, with what is none and why. A file that
   * can't be read is told of, too; where it was read in part and may be read whole next time, its bytes are told of once more. What it
   * throws is no file's fault.
   */
  read(file: FileToRead): AsyncIterable<FromFile>;
  /** Ends what belongs to it. */
  close(): void;
}
