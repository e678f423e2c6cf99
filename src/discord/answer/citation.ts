import { addressAt } from '../../answer/page.js';
import { layout } from '../../tunables.js';
import type { ArticleHead, Citation } from '../../types.js';
import { timestampOf } from '../dates.js';
import { fitsLabel, tidyLine } from '../escape.js';
import { oneLine } from '../line.js';
import { linkTo } from '../link.js';
import type { Language } from '../words/language.js';

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
export function isolatedLine(text: string, max: number): string {
  const written = oneLine(text, max);
  return rightToLeft.test(written) ? `\u2068${written}\u2069` : written;
}

/** What an article goes by: its headline, its id where it has none; not escaped. */
export function nameOf({ title, id }: ArticleHead, language: Language): string {
  return [title, id].find((one) => tidyLine(one) !== '') ?? language.say('answer.article');
}

/**
 * `[Headline](<url>) · Outlet · <t:…:D> · ¶4`, on one line, escaped; `p. 3` instead of the paragraph where the article's file has pages.
 * The link leads to the quoted words, or to the page of a PDF; its angle brackets keep it from unfurling.
 */
export function renderCitation(
  { article, paragraph, page }: Pick<Citation, 'article' | 'paragraph' | 'page'>,
  quote: string,
  size: CitationSize,
  language: Language,
): string {
  const name = nameOf(article, language);
  const title = isolatedLine(name, size.title);
  const url = addressOf(article.url, page, quote, size);
  const headline =
    url === null
      ? [title]
      : fitsLabel(name)
        ? [`[${title}](<${url}>)`]
        : [title, `[${language.say('answer.link')}](<${url}>)`];
  return [
    ...headline,
    ...(article.source === null ? [] : [isolatedLine(article.source, layout.source)]),
    ...(article.date === null ? [] : [timestampOf(article.date) ?? isolatedLine(article.date, layout.source)]),
    page === null ? `¶${paragraph}` : language.say('answer.page', { page }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function addressOf(url: string | null, page: number | null, quote: string, size: CitationSize): string | null {
  if (url === null || size.url === 0) return null;
  const address = addressAt(url.trim(), page);
  return linkTo(address, size.fragment && address === url.trim() ? quote : null, size.url);
}
