/**
 * What the bot says, as message payloads; pure.
 *
 * Answers are plain message content, not an embed and not Components V2. Content needs no Embed Links permission, shows for members
 * who switched embeds off, is found by Discord's search, read out by screen readers, and previewed in notifications and replies, which
 * the others are not; and a block quote is what a quote looks like on a desktop and on a phone. Its 2,000 characters are enough: a
 * passage has about 1,200, and what doesn't fit is cut at a word and marked.
 */
import type { Answer, Coverage, Quote } from '../types.js';
import { type CitationSize, renderCitation } from './citation.js';
import { formatDate } from './dates.js';
import { escapeMarkdown, tidy } from './escape.js';
import { cut, leading, limits, trailing } from './limits.js';
import { oneLine } from './line.js';
import type { Payload } from './payload.js';
import { layout } from '../tunables.js';

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

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** The message for an answer; at most 2,000 UTF-16 units, whatever the articles hold. */
export function renderAnswer(answer: Answer): Payload {
  const { quote } = answer;
  if (quote === null || answer.confidence === 'none') return renderDeclined(answer);
  const tails = sizes.map((size) => renderTail(answer, quote, size));
  const tail = tails.find((one) => one.length <= layout.tail) ?? tails.at(-1)!;
  return {
    content: [renderQuote(quote, limits.content - tail.length - 1), tail].filter((part) => part !== '').join('\n'),
  };
}

/** Citation, confidence, corroboration, notice, footer. */
function renderTail(answer: Answer, quote: Quote, size: (typeof sizes)[number]): string {
  const { more } = size;
  const others = new Set(answer.corroboration.map((other) => other.citation.article.id));
  others.delete(quote.citation.article.id);
  const strength = answer.confidence === 'strong' ? 'Strong match' : 'Possible match: it may not answer this fully';
  return [
    renderCitation(quote.citation, quote.text, size.main),
    others.size === 0 ? strength : `${strength} · also in ${plural(others.size, 'other article')}`,
    ...(more === null
      ? []
      : answer.corroboration.slice(0, 2).map((q) => `-# ${renderCitation(q.citation, q.text, more)}`)),
    ...renderNotice(answer),
    footer(answer),
  ].join('\n');
}

function renderNotice({ notice }: Answer): string[] {
  return notice === null ? [] : [`-# ${oneLine(notice.message, layout.notice)}`];
}

function footer({ index }: { readonly index: string }): string {
  return `-# Verbatim quotes · index ${oneLine(index, 40)}`;
}

/** What stands between two parts of the stored text: a new line, a blank, or nothing. */
function joint(left: string, right: string): string {
  const between = left.slice(left.trimEnd().length) + right.slice(0, right.length - right.trimStart().length);
  return between === '' ? '' : between.includes('\n') ? '\n' : ' ';
}

/** The quote within its context, the sentence that answers in bold, as a block quote of at most `max` units. */
function renderQuote(quote: Quote, max: number): string {
  const text = tidy(quote.text);
  const before = tidy(quote.before);
  const after = tidy(quote.after);
  const [lead, key, rest] = [
    quote.text.slice(0, quote.key.start - quote.start),
    quote.text.slice(quote.key.start - quote.start, quote.key.end - quote.start),
    quote.text.slice(quote.key.end - quote.start),
  ];
  for (const context of [layout.context, layout.context / 2, layout.contextMin * 2]) {
    const block = blockQuote([
      { text: trailing(before, context, layout.contextMin), bold: false },
      { text: before === '' ? '' : joint(quote.before, quote.text), bold: false },
      { text: tidy(lead), bold: false },
      { text: lead === '' ? '' : joint(lead, key), bold: false },
      { text: tidy(key), bold: true },
      { text: rest === '' ? '' : joint(key, rest), bold: false },
      { text: tidy(rest), bold: false },
      { text: after === '' ? '' : joint(quote.text, quote.after), bold: false },
      { text: leading(after, context, layout.contextMin), bold: false },
    ]);
    if (block.length <= max) return block;
  }
  const alone = (part: string) => blockQuote([{ text: part, bold: true }]);
  return alone(cut(text, max, (part) => alone(part).length));
}

interface Part {
  readonly text: string;
  readonly bold: boolean;
}

/** Neighbours of one weight as one part, as escaping looks at what stands side by side (`@` and `everyone`). */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = result.at(-1);
    if (last?.bold === part.bold) result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

/** Parts of a text as one block quote; bold is closed at the end of each line, as Discord's block quotes go line by line. */
function blockQuote(parts: readonly Part[]): string {
  const lines: string[] = [];
  let line = '';
  for (const { text, bold } of joined(parts)) {
    const pieces = text
      .split('\n')
      .map((piece) => (bold && piece !== '' ? `**${escapeMarkdown(piece)}**` : escapeMarkdown(piece)));
    line += pieces[0] ?? '';
    for (const piece of pieces.slice(1)) {
      lines.push(line);
      line = piece;
    }
  }
  lines.push(line);
  return lines.every((one) => one.trim() === '') ? '' : lines.map((one) => `> ${one}`).join('\n');
}

/** What the articles cover, without a word about the question. */
function renderDeclined(answer: Answer): Payload {
  const { articles } = answer.coverage;
  const declined = [
    articles === 1
      ? 'The one article here does not answer this, so nothing is quoted.'
      : `None of the ${plural(articles, 'article')} here answers this, so nothing is quoted.`,
    ...renderDates(answer.coverage),
  ];
  return {
    content: [
      ...(articles === 0 ? ['There are no articles here to quote from yet.'] : declined),
      ...renderNotice(answer),
      footer(answer),
    ].join('\n'),
  };
}

function renderDates({ articles, from, to }: Coverage): string[] {
  if (from === null || to === null) return [];
  const dates = from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
  return [`${articles === 1 ? 'It is' : 'Those with a date are'} dated ${escapeMarkdown(dates)}.`];
}

/** For a mention without words. */
export function renderHowTo(): Payload {
  return {
    content: [
      'Ask me a question and I answer in the articles\u2019 own words, with the source.',
      'Mention me with a question, reply to one of my answers, send me a direct message, or use `/ask`.',
    ].join('\n'),
  };
}
