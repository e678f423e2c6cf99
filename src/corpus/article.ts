import { reading } from '../tunables.js';
import type { Article, CleanText } from '../types.js';
import { cleanText } from './clean.js';
import { dateLineOf, datelineOf, datePrefixOf } from './dates.js';
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
  const article: Article = {
    id: fields.id ?? (line === undefined ? path : `${path}:${line}`),
    title: fields.title ?? titleFrom(text, clean) ?? path,
    source: fields.source,
    author: fields.author ?? bylineIn(text, clean),
    date: fields.date ?? dateIn(text, clean),
    url: fields.url,
    text,
  };
  return { kind: 'article', article, clean, ...(line === undefined ? {} : { line }), notes: draft.notes ?? [] };
}

/** The date of a date line or dateline; a publication before an update. Dates told in prose don't count. */
function dateIn(text: string, clean: CleanText): string | null {
  let updated: string | null = null;
  for (const { start, end, reason } of clean.leftOut) {
    if (reason !== 'date line' && reason !== 'byline') continue;
    const line = text.slice(start, end);
    const found = dateLineOf(line) ?? datePrefixOf(`${line} X`);
    if (found?.iso == null) continue;
    if (!('label' in found) || found.label !== 'updated') return found.iso;
    updated ??= found.iso;
  }
  const first = clean.blocks.find(({ kind }) => kind === 'paragraph');
  return (first === undefined ? null : datelineOf(text.slice(first.start, first.end))) ?? updated;
}

function bylineIn(text: string, clean: CleanText): string | null {
  const byline = clean.leftOut.find(({ reason }) => reason === 'byline');
  if (byline === undefined) return null;
  const name = text
    .slice(byline.start, byline.end)
    .replace(/^(?:written |reported )?(?:by|author)\s?:?\s*/iu, '')
    .split(/\s*[|•·]\s*/u)[0]!
    .trim();
  return name === '' ? null : name;
}
