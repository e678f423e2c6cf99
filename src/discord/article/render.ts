import { pageAt } from '../../answer/page.js';
import { layout } from '../../tunables.js';
import type { Span, StoredArticle } from '../../types.js';
import { isolatedLine, renderCitation } from '../answer/citation.js';
import { type Part, blockQuote, joint } from '../answer/quote-block.js';
import { tidy } from '../escape.js';
import { cut, limits } from '../limits.js';
import type { Language } from '../words/language.js';
import type { ArticlePage } from './pages.js';

/** Which page of an article to show, and what in it stands out. */
export interface ArticleView {
  readonly pages: readonly ArticlePage[];
  /** From 1. */
  readonly page: number;
  /** Shown in bold. */
  readonly marked: Span | null;
}

/** A page of an article: its head, its words as a block quote, and which page of how many it is. At most `limits.text` UTF-16 units. */
export function renderArticlePage(stored: StoredArticle, view: ArticleView, language: Language): string {
  const { article, passages } = stored;
  const page = view.pages[view.page - 1] ?? [];
  const start = page[0]?.start ?? 0;
  const passage = passages.findLast((one) => one.start <= start);
  const paragraph = passage?.paragraph ?? 1;
  const size = { title: layout.title, url: layout.url, fragment: false };
  const place = { article, paragraph, page: pageAt(stored.pages, start) };
  const head = renderCitation(place, '', size, language);
  const by = article.author === null ? '' : isolatedLine(article.author, layout.source);
  const author = by === '' ? '' : `-# ${language.say('article.by', { author: by })}`;
  const foot = `-# ${language.say('page.of', { page: view.page, pages: Math.max(1, view.pages.length) })}`;
  const max = limits.text - layout.tail - head.length - author.length - foot.length - 3;
  return [head, author, renderSpans(article.text, page, view.marked, max), foot]
    .filter((part) => part !== '')
    .join('\n');
}

/** Stretches of a text as one block quote, what is marked in bold. */
function renderSpans(text: string, spans: readonly Span[], marked: Span | null, max: number): string {
  const parts = spans.flatMap((span, i): Part[] => {
    const previous = spans[i - 1];
    const gap = previous === undefined ? '' : text.slice(previous.end, span.start);
    return [
      ...(previous === undefined ? [] : [{ text: gap.includes('\n') ? '\n' : ' ', bold: false }]),
      ...partsOf(text, span, marked),
    ];
  });
  const block = blockQuote(parts);
  if (block.length <= max) return block;
  // Only a sentence that fills a page by itself, of characters that all need escaping.
  const whole = parts.map((part) => part.text).join('');
  const plain = (part: string) => blockQuote([{ text: part, bold: false }]);
  return plain(cut(whole, max, (part) => plain(part).length));
}

/** A stretch of a text in up to three parts: before what is marked, what is, and after it. */
function partsOf(text: string, span: Span, marked: Span | null): Part[] {
  const from = Math.min(Math.max(marked?.start ?? span.end, span.start), span.end);
  const to = Math.max(Math.min(marked?.end ?? span.end, span.end), from);
  const pieces = [
    { text: text.slice(span.start, from), bold: false },
    { text: text.slice(from, to), bold: true },
    { text: text.slice(to, span.end), bold: false },
  ].filter((piece) => piece.text !== '');
  return pieces.flatMap((piece, i) => {
    const previous = pieces[i - 1];
    const between = previous === undefined ? '' : joint(previous.text, piece.text);
    return [...(between === '' ? [] : [{ text: between, bold: false }]), { text: tidy(piece.text), bold: piece.bold }];
  });
}
