import { layout } from '../../tunables.js';
import type { Answer, ArticleHead, Quote } from '../../types.js';
import { limits } from '../limits.js';
import type { Language } from '../words/language.js';
import { type CitationSize, isolatedLine, nameOf, renderCitation } from './citation.js';
import { renderDeclined } from './declined.js';
import { renderFooter, renderNotice } from './notice.js';
import { renderQuote } from './quote-block.js';

/** Sizes of the citations, the fullest first; the last always fits. */
const sizes: readonly { readonly main: CitationSize; readonly more: CitationSize | null }[] = [
  { main: full(layout.url), more: full(layout.url / 2) },
  { main: full(layout.url), more: { title: layout.title, url: layout.url / 2, fragment: false } },
  { main: full(layout.url), more: { title: layout.title / 2, url: 0, fragment: false } },
  { main: { title: layout.title, url: layout.url, fragment: false }, more: null },
  { main: { title: layout.title, url: 0, fragment: false }, more: null },
];

function full(url: number): CitationSize {
  return { title: layout.title, url, fragment: true };
}

/**
 * An answer in words: the quote, its citation, how sure it is and who else says so, the index. At most `limits.text` UTF-16 units,
 * whatever the articles hold.
 */
export function renderAnswerText(answer: Answer, language: Language): string {
  const { quote } = answer;
  if (quote === null || answer.confidence === 'none') return renderDeclined(answer, language);
  const tails = sizes.map((size) => renderTail(answer, quote, size, language));
  const tail = tails.find((one) => one.length <= layout.tail) ?? tails.at(-1)!;
  return [renderQuote(quote, limits.text - tail.length - 1), tail].filter((part) => part !== '').join('\n');
}

/** Citation, confidence, corroboration, notice, footer. */
function renderTail(answer: Answer, quote: Quote, { main, more }: (typeof sizes)[number], language: Language): string {
  const others = new Set(answer.corroboration.map((other) => other.citation.article.id));
  others.delete(quote.citation.article.id);
  return [
    renderCitation(quote.citation, quote.text, main, language),
    [
      language.say(answer.confidence === 'strong' ? 'answer.strong' : 'answer.possible'),
      ...(others.size === 0 ? [] : [language.say('answer.alsoIn', { count: others.size })]),
      ...renderCopies(quote.citation.copies, language),
    ].join(' · '),
    ...(more === null
      ? []
      : answer.corroboration.slice(0, 2).map((q) => `-# ${renderCitation(q.citation, q.text, more, language)}`)),
    ...renderNotice(answer.notice, language),
    renderFooter('answer.footer', answer.index, language),
  ].join('\n');
}

/** Outlets that print the same text, the first few by name. */
function renderCopies(copies: readonly ArticleHead[], language: Language): string[] {
  if (copies.length === 0) return [];
  const names = [...new Set(copies.map((copy) => copy.source ?? nameOf(copy, language)))];
  const listed = names.slice(0, layout.copies).map((name) => isolatedLine(name, layout.source));
  const outlets = [...listed, ...(names.length > layout.copies ? ['…'] : [])].join(', ');
  return [language.say('answer.sameText', { outlets })];
}
