import { reading } from '../tunables.js';
import type { Article, CleanText } from '../types.js';
import { cleanText } from './clean.js';
import { creditOf } from './credit.js';
import { datelineOf, isoDate } from './dates.js';
import type { Fields } from './fields.js';
import type { Line } from './lines.js';
import { skippedAt, type ReadItem } from './reader.js';
import { titleFrom } from './title.js';

/** What a reader knows of one article. */
export interface Draft {
  readonly path: string;
  readonly line?: number;
  /** The stored text. */
  readonly text: string;
  /** Its lines, where markup told them. */
  readonly lines?: readonly Line[];
  readonly fields: Fields;
  /** Length of the front matter at the head of the text, which is not the article's. */
  readonly frontMatter?: number;
  /** Offset at which each page begins. */
  readonly pages?: readonly number[];
  readonly notes?: readonly string[];
}

/** Cleans a draft and fills in, from the text, the title, date and author that its metadata lacks. */
export function articleFrom(draft: Draft): ReadItem {
  const { path, line, text, fields } = draft;
  if (text.trim() === '') return skippedAt(draft, 'FILE_EMPTY');
  if (text.length > reading.maxArticleLength) {
    const [megabytes, limit] = [text.length, reading.maxArticleLength].map((n) => Math.ceil(n / 100_000) / 10);
    return skippedAt(draft, 'FILE_TOO_LARGE', { megabytes: megabytes!, limit: limit! });
  }
  const clean = cleanText(text, {
    lines: draft.lines,
    title: fields.title,
    source: fields.source,
    from: draft.frontMatter,
  });
  if (clean.blocks.length === 0) return skippedAt(draft, 'FILE_NO_TEXT');
  const credit = creditIn(text, clean);
  const article: Article = {
    id: fields.id ?? (line === undefined ? path : `${path}:${line}`),
    title: fields.title ?? titleFrom(text, clean) ?? path,
    source: fields.source,
    author: fields.author ?? credit.author,
    date: fields.date ?? credit.date,
    url: fields.url,
    text,
  };
  return {
    kind: 'article',
    article,
    clean,
    ...(line === undefined ? {} : { line }),
    ...(draft.pages === undefined ? {} : { pages: draft.pages }),
    notes: draft.notes ?? [],
  };
}

/** The author and the date that lines around the article tell; a publication before an update. Dates told in prose don't count. */
function creditIn(text: string, { blocks, leftOut }: CleanText): Pick<Article, 'author' | 'date'> {
  const credits = leftOut.flatMap(({ start, end, reason }) => {
    if (reason !== 'date line' && reason !== 'byline') return [];
    const line = text.slice(start, end);
    // A name above the outlet is a byline without `By`.
    return [creditOf(line) ?? { author: reason === 'byline' ? line : null, date: isoDate(line), updated: false }];
  });
  const first = blocks.find(({ kind }) => kind === 'paragraph');
  const dated = credits.filter(({ date }) => date !== null);
  return {
    author: credits.find(({ author }) => author !== null)?.author ?? null,
    date:
      dated.find(({ updated }) => !updated)?.date ??
      (first === undefined ? null : datelineOf(text.slice(first.start, first.end))) ??
      dated[0]?.date ??
      null,
  };
}
