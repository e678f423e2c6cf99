import type { Signature } from '../terms/min-hash.js';
import type { ArticleHead, Passage } from '../types.js';
import { decodeOffsets, decodeRuns, decodeSentences, decodeSignature } from './blobs.js';

/** A passage as the index holds it, with what ranking needs. */
export interface IndexedPassage {
  readonly label: number;
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** Offset in the article's text at which each page of its file begins; null where the file has no pages. */
  readonly pages: readonly number[] | null;
  /** Of the article, to recognise copies of it; null in an index that is just being brought up to date. */
  readonly signature: Signature | null;
  /** Place among the article's passages, from 1. */
  readonly ordinal: number;
  /** How many terms it has. */
  readonly length: number;
  /** Hashes of its terms, sentence by sentence. */
  readonly terms: readonly Int32Array[];
  /** int8 vectors, one a sentence: see sentenceCosines. */
  readonly sentenceVectors: Buffer;
}

/** A passage's own columns. */
export interface PassageColumns {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly text: string;
  readonly sentences: Buffer;
}

/** A passage's row with what it takes from its article's. */
export interface PassageRow extends PassageColumns, ArticleHead {
  readonly label: number;
  readonly length: number;
  readonly terms: Buffer;
  readonly sentenceVectors: Buffer;
  readonly pages: Buffer | null;
  readonly signature: Buffer | null;
}

/** The passage in a row, of the article with this id. */
export function passageOf(article: string, row: PassageColumns): Passage {
  const { ordinal, start, end, paragraph, text } = row;
  const sentences = decodeSentences(row.sentences);
  return { id: `${article}#${ordinal}`, article, start, end, paragraph, text, sentences };
}

/** The passage in a row with what ranking needs. */
export function indexedPassage(row: PassageRow): IndexedPassage {
  const { label, ordinal, length, sentenceVectors } = row;
  const { id, title, source, author, date, url } = row;
  return {
    label,
    article: { id, title, source, author, date, url },
    passage: passageOf(id, row),
    pages: row.pages && decodeOffsets(row.pages),
    signature: row.signature && decodeSignature(row.signature),
    ordinal,
    length,
    terms: decodeRuns(row.terms),
    sentenceVectors,
  };
}
