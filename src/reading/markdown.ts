import { marked } from 'marked';
import { calm, restored } from './calm.js';
import { decodeText } from './decode.js';
import { parseDocument } from './document.js';
import { textOfDom } from './dom.js';
import { notesOnFile } from './field-notes.js';
import { fieldsOf } from './fields.js';
import { frontMatterOf } from './frontmatter.js';
import { skippedAt } from './draft.js';
import { limitLength, condensed } from './source.js';
import type { Reader } from './reader.js';

/** Markdown with front matter: one article, stored as the plain text of what the Markdown renders to. */
export const readMarkdown: Reader = function* (bytes, path) {
  const decoded = decodeText(bytes);
  if (decoded === null) {
    yield skippedAt({ path }, 'FILE_BINARY');
    return;
  }
  const { record, end, problem } = frontMatterOf(decoded);
  const markdown = condensed(decoded.slice(end));
  limitLength(markdown.length);
  const html = restored(marked.parse(calm(flattened(markdown)), { async: false, gfm: true }));
  const { text, lines } = textOfDom(parseDocument(`<html><head></head><body>${html}</body></html>`).documentElement);
  const fields = { ...fieldsOf(record), id: null };
  yield {
    kind: 'draft',
    path,
    text,
    lines,
    fields,
    notes: [...(problem === null ? [] : [problem]), ...notesOnFile(record, fields)],
  };
};

/** Quotations nested deeper than anyone writes, made shallower: the parser's time and stack grow with the depth. */
function flattened(markdown: string): string {
  return markdown.replace(/^((?:[ \t]*>){20})(?:[ \t]*>)*/gmu, '$1');
}
