import type { Citation } from '../types.js';
import { formatDate } from './dates.js';
import { fitsLabel, tidyLine } from './escape.js';
import { oneLine } from './line.js';
import { linkTo } from './link.js';
import { layout } from '../tunables.js';

/** How much of a citation is shown. */
export interface CitationSize {
  /** UTF-16 units of the headline, once escaped. */
  readonly title: number;
  /** UTF-16 units of the link; 0: none. */
  readonly url: number;
  /** Whether the link points to the quoted words. */
  readonly fragment: boolean;
}

/** Scripts written from right to left: isolated, so that the rest of the line keeps its order. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A text on one line, escaped, of at most `max` units. */
function line(text: string, max: number): string {
  const written = oneLine(text, max);
  return rightToLeft.test(written) ? `\u2068${written}\u2069` : written;
}

/**
 * `[Headline](<url>) · Outlet · 30 January 2024 · ¶4`, on one line, escaped.
 * The link's angle brackets keep it from unfurling.
 */
export function renderCitation(citation: Citation, quote: string, size: CitationSize): string {
  const { article, paragraph } = citation;
  const name = [article.title, article.id].find((one) => tidyLine(one) !== '') ?? 'article';
  const title = line(name, size.title);
  const url = size.url === 0 ? null : linkTo(article.url, size.fragment ? quote : null, size.url);
  const headline = url === null ? [title] : fitsLabel(name) ? [`[${title}](<${url}>)`] : [title, `[link](<${url}>)`];
  return [
    ...headline,
    ...(article.source === null ? [] : [line(article.source, layout.source)]),
    ...(article.date === null ? [] : [line(formatDate(article.date), layout.source)]),
    `¶${paragraph}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
