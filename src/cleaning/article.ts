import { causeOf } from '../errors.js';
import { reading } from '../tunables.js';
import type { Article, CleanText } from '../types.js';
import { cleanText } from './clean.js';
import { creditOf } from './credit.js';
import { datelineOf, isoDate } from '../reading/dates.js';
import { tooLong } from '../reading/source.js';
import { skippedAt, type Draft, type ReadSkipped } from '../reading/draft.js';
import { titleFrom } from './title.js';

/** An article that was read, with what belongs to it and what was left out. */
export interface ReadArticle extends Pick<Draft, 'line' | 'pages'> {
  readonly kind: 'article';
  readonly article: Article;
  readonly clean: CleanText;
  /** What was wrong with the file though its text could be read; sentences for people. */
  readonly notes: readonly string[];
}

export type ReadItem = ReadArticle | ReadSkipped;

/** The articles of what was read, in order, with what is no article and why. Never throws, so that one bad text does not stop the rest. */
export async function* articlesOf(read: AsyncIterable<Draft | ReadSkipped>): AsyncGenerator<ReadItem, void, undefined> {
  for await (const item of read) {
    yield item.kind === 'skipped' ? item : articleOrReason(item);
  }
}

function articleOrReason(draft: Draft): ReadItem {
  try {
    return articleFrom(draft);
  } catch (error) {
    return skippedAt(draft, 'FILE_MALFORMED', { problem: causeOf(error) });
  }
}

/** Cleans a draft and fills in, from the text, the title, date and author that its metadata lacks. */
function articleFrom(draft: Draft): ReadItem {
  const { path, line, text, fields } = draft;
  if (text.trim() === '') return skippedAt(draft, 'FILE_EMPTY');
  if (text.length > reading.maxArticleLength) return tooLong(draft, text.length, reading.maxArticleLength);
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
