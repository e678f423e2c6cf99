import { reading } from '../tunables.js';
import { decodeText } from './decode.js';
import { notesOnFile } from './field-notes.js';
import { fieldsOf } from './fields.js';
import { frontMatterOf, headerOf } from './frontmatter.js';
import { skippedAt } from './draft.js';
import type { Reader } from './reader.js';
import { tooLong } from './source.js';

/** Plain text: one article, stored exactly as it was decoded, so that offsets can be checked against the file. */
export const readText: Reader = function* (bytes, path) {
  const text = decodeText(bytes);
  if (text === null) {
    yield skippedAt({ path }, 'FILE_BINARY');
    return;
  }
  if (text.length > reading.maxArticleLength) {
    yield tooLong({ path }, text.length, reading.maxArticleLength);
    return;
  }
  const fenced = frontMatterOf(text);
  const { record, end, problem } = fenced.end > 0 ? fenced : headerOf(text);
  const fields = { ...fieldsOf(record), id: null };
  yield {
    kind: 'draft',
    path,
    text,
    fields,
    frontMatter: end,
    notes: [...(problem === null ? [] : [problem]), ...notesOnFile(record, fields)],
  };
};
