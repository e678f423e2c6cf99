import { VerbatimError } from '../errors.js';
import { reading } from '../tunables.js';

/** Refuses text in markup that is too long for an article with all that may be around it, before a parser is given it. @throws VerbatimError FILE_TOO_LARGE */
export function limitLength(length: number): void {
  const limit = reading.maxArticleLength * reading.markup;
  if (length > limit)
    throw new VerbatimError('FILE_TOO_LARGE', { megabytes: megabytes(length), limit: megabytes(limit) });
}

/** UTF-16 units as they are told of: as if each were a byte, rounded up to a tenth. */
export function megabytes(length: number): number {
  return Math.ceil(length / 100_000) / 10;
}

/** Pictures and the like that are written into a text: longer than anything that somebody would read. */
const DATA = /(data:[\w.+-]*\/?[\w.+-]*;base64,)[A-Za-z0-9+/=]{200,}/gu;

/** Blanks in a row: more say no more, and there are expressions in parsers whose time grows with the square of how many there are. */
const BLANKS = /([ \t]{60})[ \t]+/gu;

/** A source without the data of the pictures in it, and without the longest runs of blanks. */
export function condensed(source: string): string {
  const text = source.includes(';base64,') ? source.replace(DATA, '$1') : source;
  return text.replace(BLANKS, '$1');
}
