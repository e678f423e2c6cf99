import { causeOf } from '../errors.js';
import { reading } from '../tunables.js';
import { decodeText } from './decode.js';
import { notesOnFields } from './field-notes.js';
import { fieldsOf, textOf, wellFormed } from './fields.js';
import { skippedAt, type Draft, type ReadSkipped } from './draft.js';
import type { Reader } from './reader.js';
import { tooLong } from './source.js';

/** JSON Lines: an article a line, its text stored exactly as it is. Blank lines don't count as articles. */
export const readJsonl: Reader = function* (bytes, path) {
  const text = decodeText(bytes);
  if (text === null) {
    yield skippedAt({ path }, 'FILE_BINARY');
    return;
  }
  if (text.trim() === '') {
    yield skippedAt({ path }, 'FILE_EMPTY');
    return;
  }
  let line = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    line++;
    const content = text.slice(start, end).trim();
    if (content !== '') yield readLine(content, path, line);
    start = end + 1;
  }
};

function readLine(content: string, path: string, line: number): Draft | ReadSkipped {
  const where = { path, line };
  const limit = reading.maxArticleLength * reading.escapes;
  if (content.length > limit) return tooLong(where, content.length, limit);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    return skippedAt(where, 'FILE_MALFORMED', { problem: `it is not one JSON object a line (${causeOf(error)})` });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return skippedAt(where, 'FILE_MALFORMED', { problem: 'it is not a JSON object' });
  }
  const record = value as Record<string, unknown>;
  const text = textOf(record);
  if (text === undefined) return skippedAt(where, 'FILE_MALFORMED', { problem: 'it has no "text"' });
  if (typeof text !== 'string') return skippedAt(where, 'FILE_MALFORMED', { problem: 'its "text" is not a string' });
  const fields = fieldsOf(record);
  return { kind: 'draft', ...where, text: wellFormed(text), fields, notes: notesOnFields(record, fields) };
}
