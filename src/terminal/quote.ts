import pc from 'picocolors';
import type { Quote } from '../types.js';
import { between, firstWords, flow, lastWords } from './flow.js';

/** Words of context shown on either side of a quote. */
const CONTEXT_WORDS = 40;

const asItIs = (text: string) => text;

/**
 * The quote within its context: the sentence that answers in bold, the context dimmed; between “ and ” where there are no colours. An
 * ellipsis outside of the quote stands for a sentence that goes on. Paragraphs, headings among them, stand on lines of their own.
 */
export function renderQuote({ before, text, after, cut, key, start }: Quote): string {
  const words = flow([
    [text.slice(0, key.start - start), asItIs],
    [text.slice(key.start - start, key.end - start), pc.bold],
    [text.slice(key.end - start), asItIs],
  ]);
  const lead = lastWords(before, CONTEXT_WORDS);
  const rest = firstWords(after, CONTEXT_WORDS);
  return [
    lead.length < before.length ? pc.dim('… ') : '',
    flow([[lead, pc.dim]]),
    between(before, text),
    cut.start ? pc.dim('… ') : '',
    pc.isColorSupported ? words : `“${words}”`,
    cut.end ? pc.dim(' …') : '',
    between(text, after),
    flow([[rest, pc.dim]]),
    rest.length < after.length ? pc.dim(' …') : '',
  ].join('');
}
