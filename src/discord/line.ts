import { escapeMarkdown, tidyLine } from './escape.js';
import { cut } from './limits.js';

/**
 * A closing bracket without an opening one. After a link on the same message, Discord takes it (escaped or not) for the end of
 * that link's label, and shows the link raw.
 */
const unopened = /\[[^[\]]*\]|\]/g;

/** A headline, an outlet, a notice: on one line, escaped, at most `max` UTF-16 units. */
export function oneLine(text: string, max: number): string {
  const line = tidyLine(text).replace(unopened, (match) => (match === ']' ? ')' : match));
  return escapeMarkdown(cut(line, max, (part) => escapeMarkdown(part).length));
}
