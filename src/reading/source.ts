import { VerbatimError } from '../errors.js';
import { reading } from '../tunables.js';
import { type ReadSkipped, skippedAt, type Whereabouts } from './draft.js';

/** Refuses text in markup that is too long for an article with all that may be around it, before a parser is given it. @throws VerbatimError FILE_TOO_LARGE */
export function limitLength(length: number): void {
  const limit = reading.maxArticleLength * reading.markup;
  if (length > limit)
    throw new VerbatimError('FILE_TOO_LARGE', { megabytes: megabytes(length), limit: megabytes(limit) });
}

/** Says of a text that it is longer than `limit`; both in UTF-16 units. */
export function tooLong(where: Whereabouts, length: number, limit: number): ReadSkipped {
  return skippedAt(where, 'FILE_TOO_LARGE', { megabytes: megabytes(length), limit: megabytes(limit) });
}

/** UTF-16 units as they are told of: as if each were a byte, rounded up to a tenth. */
function megabytes(length: number): number {
  return Math.ceil(length / 100_000) / 10;
}

/** Where the data of a picture that is written into a text begins, what ends it, and characters from which it is nothing that anyone reads. */
const DATA = ';base64,';
const DATA_END = /[^\w+/=]/gu;
const LONG = 200;
/** Blanks in a row: more say no more, and there are expressions in parsers whose time grows with the square of how many there are. */
const BLANKS = /(\s{60})\s+/gu;

/** A source without the data of the pictures in it, and without the longest runs of blanks. */
export function condensed(source: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = source.indexOf(DATA); at >= 0;) {
    const start = at + DATA.length;
    DATA_END.lastIndex = start;
    const end = DATA_END.exec(source)?.index ?? source.length;
    if (end - start >= LONG) {
      kept.push(source.slice(from, start));
      from = end;
    }
    at = source.indexOf(DATA, end);
  }
  return [...kept, source.slice(from)].join('').replace(BLANKS, '$1');
}
