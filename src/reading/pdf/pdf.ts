import { fieldsOf } from '../fields.js';
import { pdfDocument, type PdfInfo, type PdfPage } from './document.js';
import { textOfPages } from './text.js';
import { skippedAt } from '../draft.js';
import type { Reader } from '../reader.js';

/** Titles that programs put in by themselves. */
const NO_TITLE =
  /^(?:untitled.*|untitled|no title|title|document\s?\d*|presentation\s?\d*|slide \d+|powerpoint presentation|about:blank|(?:microsoft )?(?:word|powerpoint|excel) - .*|https?:\S+|.*\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf|odt|pages|html?|txt|pptx?|xlsx?))$/iu;
const NO_AUTHOR =
  /^(?:\S*\d\S*|\p{Ll}+|[Uu]ser|[Oo]wner|[Aa]dmin(?:istrator)?|[Aa]uthor|[Uu]nknown|[Aa]nonymous|[Gg]uest|Microsoft.*)$/u;

/** PDF: one article, stored as the plain text of its pages. */
export const readPdf: Reader = async function* (bytes, path) {
  const { info, pages } = await pdfDocument(bytes);
  const unread = pages.flatMap(({ problem }, i) => (problem === null ? [] : [{ page: i + 1, problem }]));
  if (unread.length === pages.length) {
    yield skippedAt({ path }, 'FILE_MALFORMED', { problem: unread[0]?.problem ?? 'it has no pages' });
    return;
  }
  const { text, lines, pages: starts, headline } = textOfPages(pages);
  if (!/[\p{L}\p{N}]/u.test(text)) {
    yield skippedAt({ path }, 'FILE_NO_LETTERS', { pages: pages.length });
    return;
  }
  yield {
    kind: 'draft',
    path,
    text,
    lines,
    pages: starts,
    fields: { ...fieldsOf(recordOf(info, headline)), id: null },
    notes: notesOn(pages),
  };
};

function recordOf({ title, author, publisher, date }: PdfInfo, headline: string | null): Record<string, unknown> {
  return {
    title: title.find((one) => !NO_TITLE.test(one) && /\p{L}{2}/u.test(one)) ?? headline,
    author: author.find((one) => !NO_AUTHOR.test(one)),
    source: publisher[0],
    date,
  };
}

function notesOn(pages: readonly PdfPage[]): string[] {
  const notes = pages.flatMap(({ problem }, i) =>
    problem === null ? [] : [`Page ${i + 1} could not be read (${problem}).`],
  );
  const blank = pages.flatMap(({ items, problem }, i) => (items.length === 0 && problem === null ? [i + 1] : []));
  if (blank.length > 0) {
    const named = blank.length === 1 ? `Page ${blank[0]!} holds` : `Pages ${blank.join(', ')} hold`;
    notes.push(`${named} no text: blank, or scanned.`);
  }
  return notes;
}
