import { layout } from '../../tunables.js';
import type { Quote } from '../../types.js';
import { leading, trailing } from '../limits.js';
import { type Part, cutParts, renderParts } from './parts.js';
import { between, partsOf } from './parts-of.js';

/** What of a quote is shown. */
export type QuoteWords = Pick<Quote, 'text' | 'start' | 'key' | 'cut' | 'before' | 'after' | 'headings'>;

/**
 * The quote within its context, the sentence that answers in bold, as a block quote of at most `max` UTF-16 units. An ellipsis outside of
 * the quote stands for a sentence that goes on.
 */
export function renderQuote(quote: QuoteWords, max: number): string {
  const { start, key, headings } = quote;
  const stored = { text: quote.before + quote.text + quote.after, offset: start - quote.before.length };
  const end = start + quote.text.length;
  const within = (from: number, to: number) => partsOf(stored, { start: from, end: to }, { bold: key, headings });
  const before = within(stored.offset, start);
  const words = within(start, end);
  const after = within(end, end + quote.after.length);
  for (const context of [layout.context, layout.context / 2, layout.contextMin * 2]) {
    const block = renderParts(
      [
        ...trailingParts(before, context),
        ...(before.length === 0 ? [] : [between(before.at(-1), spaceBetween(quote.before, quote.text))]),
        { text: quote.cut.start ? '…' : '', bold: false },
        ...words,
        { text: quote.cut.end ? '…' : '', bold: false },
        ...(after.length === 0 ? [] : [between(words.at(-1), spaceBetween(quote.text, quote.after))]),
        ...leadingParts(after, context),
      ],
      'quoted',
    );
    if (block.length <= max) return block;
  }
  return cutParts(words, max, 'quoted');
}

/** The white space between two parts of the stored text. */
function spaceBetween(left: string, right: string): string {
  return left.slice(left.trimEnd().length) + right.slice(0, right.length - right.trimStart().length);
}

/** The last of the parts, about `max` UTF-16 units. */
function trailingParts(parts: readonly Part[], max: number): Part[] {
  const whole = wordsOf(parts);
  const shown = trailing(whole, max, layout.contextMin);
  if (shown === whole) return [...parts];
  const [ellipsis] = /^… ?/.exec(shown)!;
  let left = shown.length - ellipsis.length;
  const kept: Part[] = [];
  for (const part of [...parts].reverse()) {
    if (left > 0) kept.unshift({ ...part, text: part.text.slice(-left) });
    left -= part.text.length;
  }
  return [{ text: ellipsis, bold: false }, ...kept];
}

/** The first of the parts, about `max` UTF-16 units. */
function leadingParts(parts: readonly Part[], max: number): Part[] {
  const whole = wordsOf(parts);
  const shown = leading(whole, max, layout.contextMin);
  if (shown === whole) return [...parts];
  const [ellipsis] = / ?…$/.exec(shown)!;
  let left = shown.length - ellipsis.length;
  const kept: Part[] = [];
  for (const part of parts) {
    if (left > 0) kept.push({ ...part, text: part.text.slice(0, left) });
    left -= part.text.length;
  }
  return [...kept, { text: ellipsis, bold: false }];
}

function wordsOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}
