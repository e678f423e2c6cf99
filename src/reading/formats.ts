import type { Reader } from './reader.js';

/** A format of articles. Its reader is loaded when the first such file is read: parsers are slow to load. */
interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly load: () => Promise<Reader>;
}

const FORMATS: readonly Format[] = [
  { name: '.txt', extensions: ['.txt', '.text'], load: async () => (await import('./text.js')).readText },
  { name: '.md', extensions: ['.md', '.markdown'], load: async () => (await import('./markdown.js')).readMarkdown },
  {
    name: '.html',
    extensions: ['.html', '.htm', '.xhtml'],
    load: async () => (await import('./html/html.js')).readHtml,
  },
  { name: '.jsonl', extensions: ['.jsonl', '.ndjson'], load: async () => (await import('./jsonl.js')).readJsonl },
  { name: '.pdf', extensions: ['.pdf'], load: async () => (await import('./pdf/pdf.js')).readPdf },
  { name: '.docx', extensions: ['.docx'], load: async () => (await import('./docx.js')).readDocx },
];
const byExtension = new Map(FORMATS.flatMap((format) => format.extensions.map((extension) => [extension, format])));

/** The formats for a message: `.txt, .md, .html, .jsonl, .pdf or .docx`. */
export const FORMAT_NAMES = FORMATS.map(({ name }) => name)
  .join(', ')
  .replace(/, ([^,]*)$/, ' or $1');

/** The extension of a path, lower case with its dot; empty where it has none. */
export function extensionOf(path: string): string {
  return /(?<=[^/])\.[^./]*$/u.exec(path)?.[0].toLowerCase() ?? '';
}

/** Whether files of this extension (`.txt`) are read. */
export function isSupported(extension: string): boolean {
  return byExtension.has(extension);
}

/** The reader of an extension, or null. */
export async function readerOf(extension: string): Promise<Reader | null> {
  return (await byExtension.get(extension)?.load()) ?? null;
}
