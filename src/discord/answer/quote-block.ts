import { layout } from '../../tunables.js';
import type { Quote } from '../../types.js';
import { escapeMarkdown, tidy } from '../escape.js';
import { cut, leading, trailing } from '../limits.js';

/** A stretch of a text: plain, in bold or struck through. */
export interface Part {
  readonly text: string;
  readonly bold: boolean;
  readonly struck?: boolean;
}

/**
 * The quote within its context, the sentence that answers in bold, as a block quote of at most `max` UTF-16 units. An ellipsis outside of
 * the quote stands for a sentence that goes on.
 */
export function renderQuote(
  quote: Pick<Quote, 'text' | 'start' | 'key' | 'cut' | 'before' | 'after'>,
  max: number,
): string {
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
      { text: quote.cut.start ? '…' : '', bold: false },
      { text: tidy(lead), bold: false },
      { text: lead === '' ? '' : joint(lead, key), bold: false },
      { text: tidy(key), bold: true },
      { text: rest === '' ? '' : joint(key, rest), bold: false },
      { text: tidy(rest), bold: false },
      { text: quote.cut.end ? '…' : '', bold: false },
      { text: after === '' ? '' : joint(quote.text, quote.after), bold: false },
      { text: leading(after, context, layout.contextMin), bold: false },
    ]);
    if (block.length <= max) return block;
  }
  const alone = (part: string) => blockQuote([{ text: part, bold: true }]);
  return alone(cut(text, max, (part) => alone(part).length));
}

/** What stands between two parts of the stored text: a new line, a blank, or nothing. */
export function joint(left: string, right: string): string {
  const between = left.slice(left.trimEnd().length) + right.slice(0, right.length - right.trimStart().length);
  return between === '' ? '' : between.includes('\n') ? '\n' : ' ';
}

/** Neighbours of one weight as one part, as escaping looks at what stands side by side (`@` and `everyone`). */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = result.at(-1);
    if (last?.bold === part.bold && last.struck === part.struck)
      result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

/** Parts of a text as one block quote; bold and strikes are closed at the end of each line, as Discord's block quotes go line by line. */
export function blockQuote(parts: readonly Part[]): string {
  const lines: string[] = [];
  let line = '';
  for (const { text, bold, struck } of joined(parts)) {
    const sign = bold ? '**' : struck === true ? '~~' : '';
    const pieces = text.split('\n').map((piece) => (piece === '' ? '' : `${sign}${escapeMarkdown(piece)}${sign}`));
    line += pieces[0] ?? '';
    for (const piece of pieces.slice(1)) {
      lines.push(line);
      line = piece;
    }
  }
  lines.push(line);
  return lines.every((one) => one.trim() === '') ? '' : lines.map((one) => `> ${one}`).join('\n');
}
