import { layout } from '../../tunables.js';
import type { Span, StoredArticle } from '../../types.js';
import { isolatedLine, renderCitation } from '../answer/citation.js';
import { type Part, type Setting, cutParts, renderParts } from '../answer/parts.js';
import { between, partsOf } from '../answer/parts-of.js';
import { limits } from '../limits.js';
import type { Language } from '../words/language.js';
import type { ArticlePage } from './pages.js';
import { placeAt } from './place.js';

/** A quote in its article: its words, and the sentence in them that answers, in the stored text's offsets. */
export interface MarkedQuote extends Span {
  readonly key: Span;
}

/** Which page of an article to show, and what in it stands out. */
export interface ArticleView {
  readonly pages: readonly ArticlePage[];
  /** From 1. */
  readonly page: number;
  /** Shown as a block quote, its key sentence in bold, with the rest of the article plain around it; null: all is a block quote. */
  readonly marked: MarkedQuote | null;
}

/** A page of an article: its head, its words, and which page of how many it is. At most `limits.text` UTF-16 units. */
export function renderArticlePage(stored: StoredArticle, view: ArticleView, language: Language): string {
  const { article } = stored;
  const { marked } = view;
  const page = view.pages[view.page - 1] ?? [];
  const size = { title: layout.title, url: layout.url, fragment: false };
  const head = renderCitation(placeAt(stored, beginningOf(page, marked)), '', size, language);
  const by = article.author === null ? '' : isolatedLine(article.author, layout.source);
  const author = by === '' ? '' : `-# ${language.say('article.by', { author: by })}`;
  const foot = `-# ${language.say('page.of', { page: view.page, pages: Math.max(1, view.pages.length) })}`;
  const max = limits.text - layout.tail - head.length - author.length - foot.length - 5;
  const words = renderWords(stored, page, marked, max);
  const gap = marked === null ? '\n' : '\n\n';
  return [[head, author].filter((part) => part !== '').join('\n'), words, foot].filter((part) => part !== '').join(gap);
}

/** Where the quote begins, where that is on this page of the article, else the page. */
function beginningOf(page: ArticlePage, marked: Span | null): number {
  const isHere = page.some(({ start, end }) => marked !== null && start <= marked.start && marked.start < end);
  return isHere ? marked!.start : (page[0]?.start ?? 0);
}

/** Stretches of an article's text: all as a block quote, or only what is marked, with the rest plain around it. */
function renderWords(
  { article, passages }: StoredArticle,
  page: ArticlePage,
  marked: MarkedQuote | null,
  max: number,
): string {
  const headings = passages.flatMap(({ sentences }) => sentences.filter(({ heading }) => heading));
  const stored = { text: article.text, offset: 0 };
  const within = (from: number, to: number): Part[] => {
    const parts: Part[] = [];
    for (const [i, span] of page.entries()) {
      const stretch = { start: Math.max(span.start, from), end: Math.min(span.end, to) };
      const words =
        stretch.start < stretch.end ? partsOf(stored, stretch, { bold: marked?.key ?? null, headings }) : [];
      if (words.length > 0 && parts.length > 0) {
        const gap = article.text.slice(page[i - 1]!.end, span.start);
        // Page furniture that is left out ends a paragraph.
        parts.push(between(parts.at(-1), gap.trim() !== '' && gap.includes('\n') ? '\n\n' : gap || ' '));
      }
      parts.push(...words);
    }
    return parts;
  };
  const whole = { start: page[0]?.start ?? 0, end: page.at(-1)?.end ?? 0 };
  const { start, end } = marked ?? whole;
  const sections: readonly (readonly [Setting, Part[]])[] = [
    ['plain', within(whole.start, Math.max(start, whole.start))],
    ['quoted', within(start, end)],
    ['plain', within(Math.min(end, whole.end), whole.end)],
  ];
  let left = max;
  return sections
    .flatMap(([setting, parts]) => {
      if (parts.length === 0) return [];
      const rendered = renderParts(parts, setting);
      // Too long are only sentences of characters that all need escaping.
      const shown = rendered.length <= left ? rendered : cutParts(parts, Math.max(0, left), setting);
      left -= shown.length + 2;
      return shown === '' ? [] : [shown];
    })
    .join('\n\n');
}
