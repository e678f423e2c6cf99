import { unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { causeOf, VerbatimError } from '../errors.js';
import { reading } from '../tunables.js';
import { elementsOf, parseDocument, tagOf, type DomElement } from './document.js';
import { textOfDom } from './dom.js';
import { fieldsOf } from './fields.js';
import type { Reader } from './reader.js';

/** What Word's own styles are in HTML, beside those the library knows. The table of contents says nothing of its own. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  ...Array.from({ length: 9 }, (_, level) => `p[style-name='toc ${level + 1}'] => !`),
  "p[style-name='TOC Heading'] => !",
];
/** Heads of the container that Word keeps documents with a password in, and old .doc files as well; the name tells which. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const LESS_THAN = 0x3c;
/** Before it, there was no .docx; templates are dated so. */
const FIRST_YEAR = '1990';

/**
 * Word's .docx: one article, stored as the plain text of the document without headers, footers, comments and deleted text. Footnotes
 * and endnotes come after it as a list; the figures that refer to them are left out.
 */
export const readDocx: Reader = async function* (bytes, path) {
  const parts = partsOf(bytes);
  const { html, problem } = await htmlOf(parts);
  limitMarks(html.split(/[<&]/u).length - 1);
  const root = parseDocument(`<html><head></head><body>${html}</body></html>`).documentElement;
  withoutReferences(root);
  const { text, lines } = textOfDom(root);
  yield {
    kind: 'draft',
    path,
    text,
    lines,
    fields: { ...fieldsOf(propertiesOf(parts)), id: null },
    notes: problem === null ? [] : [problem],
  };
};

/**
 * The XML parts of the file by their names, unpacked within the limits; pictures and the like stay where they are.
 * @throws VerbatimError FILE_ENCRYPTED, FILE_LIMIT, FILE_MALFORMED.
 */
function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    if (file.includes(ENCRYPTED)) throw new VerbatimError('FILE_ENCRYPTED');
    throw new VerbatimError('FILE_MALFORMED', { problem: 'it is an old .doc file; save it as .docx' });
  }
  let size = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: (entry) => {
        if (!/\.(?:xml|rels)$/iu.test(entry.name)) return false;
        // What is unpacked never takes more room than the entry asks for.
        size += Math.max(entry.size, entry.originalSize);
        if (size > reading.maxUnpackedMegabytes * 2 ** 20)
          throw new VerbatimError('FILE_LIMIT', { found: `unpacks to more than ${reading.maxUnpackedMegabytes} MB` });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof VerbatimError) throw error;
    throw new VerbatimError('FILE_MALFORMED', { problem: `not a ZIP archive (${causeOf(error)})` }, { cause: error });
  }
  // Tags begin with it in every encoding that XML parts have.
  limitMarks(Object.values(parts).reduce((sum, part) => sum + part.filter((byte) => byte === LESS_THAN).length, 0));
  return parts;
}

/** Each tag and each entity becomes a node, of a tree in the library and of another one here. */
function limitMarks(marks: number): void {
  if (marks > reading.maxMarks)
    throw new VerbatimError('FILE_LIMIT', { found: `holds more than ${reading.maxMarks} XML tags or entities` });
}

/** The document as HTML, and what of it could not be read. The library gets the parts that were checked, packed anew. */
async function htmlOf(parts: Record<string, Uint8Array>): Promise<{ html: string; problem: string | null }> {
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return { html: value, problem: messages.find(({ type }) => type === 'error')?.message ?? null };
  } catch (error) {
    throw new VerbatimError('FILE_MALFORMED', { problem: causeOf(error) }, { cause: error });
  }
}

/** Takes away the figures that refer to notes, and the arrows that lead back from them. */
function withoutReferences(root: DomElement): void {
  for (const element of elementsOf(root)) {
    const tag = tagOf(element);
    if (tag !== 'a') continue;
    const refers = /^(?:foot|end)note-ref-/u.test(element.getAttribute('id') ?? '');
    const leadsBack = /^#(?:foot|end)note-ref-/u.test(element.getAttribute('href') ?? '');
    if (refers || leadsBack) element.remove();
  }
}

/** Title, author and date as docProps/core.xml tells them. */
function propertiesOf(parts: Record<string, Uint8Array>): Record<string, unknown> {
  const xml = parts['docProps/core.xml'];
  if (xml === undefined) return {};
  const told = new Map(
    elementsOf(parseDocument(new TextDecoder().decode(xml)).documentElement).map((element) => [
      tagOf(element),
      (element.textContent ?? '').trim(),
    ]),
  );
  const date = told.get('dcterms:created') ?? told.get('dcterms:modified');
  return {
    title: told.get('dc:title'),
    author: told.get('dc:creator'),
    date: date !== undefined && date >= FIRST_YEAR ? date : undefined,
  };
}
