import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A line of text on a page: its left end, its baseline from the upper edge, the size of its letters, and what it says. */
export type Drawn = readonly [
  x: number,
  y: number,
  size: number,
  words: string,
  options?: { bold?: boolean; turned?: boolean },
];

export interface PdfParts {
  /** Entries of the information dictionary, as they are written: `/Title (The wall)`. */
  readonly info?: string;
  /** Entries of the trailer. */
  readonly trailer?: string;
  /** What is drawn on a page instead of lines: the whole stream, with its dictionary's entries. */
  readonly streams?: readonly { readonly dictionary?: string; readonly data: Uint8Array }[];
}

const HEIGHT = 800;
const FONTS = '/Font<</F1 3 0 R/F2 4 0 R>>';

/** A PDF of 600 by 800 points, in Courier, of which every letter is 0.6 ems wide. */
export function pdf(
  pages: readonly (readonly Drawn[])[],
  { info = '', trailer = '', streams = [] }: PdfParts = {},
): Uint8Array {
  const contents = [
    ...pages.map((lines) => ({ dictionary: '', data: Buffer.from(lines.map(drawn).join('\n'), 'latin1') })),
    ...streams,
  ];
  const page = (n: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 ${HEIGHT}]/Resources<<${FONTS}>>/Contents ${7 + 2 * n} 0 R>>`;
  const font = (name: string) =>
    `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[${'600 '.repeat(224)}]>>`;
  const objects: (string | Buffer)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${contents.length}/Kids[${contents.map((_, n) => `${6 + 2 * n} 0 R`).join(' ')}]>>`,
    font('Courier'),
    font('Courier-Bold'),
    `<<${info}>>`,
    ...contents.flatMap(({ dictionary = '', data }, n) => [
      page(n),
      Buffer.concat([
        Buffer.from(`<<${dictionary}/Length ${data.length}>>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    ]),
  ];
  let file = Buffer.from('%PDF-1.7\n');
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file = Buffer.concat([
      file,
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 5 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.concat([file, Buffer.from(table + end)]));
}

/** A stream that is compressed `layers` times. */
export function deflated(data: Uint8Array, layers = 1): { dictionary: string; data: Uint8Array } {
  let packed = data;
  for (let i = 0; i < layers; i++) packed = deflateSync(packed);
  return { dictionary: `/Filter[${'/FlateDecode'.repeat(layers)}]`, data: packed };
}

function drawn([x, y, size, words, { bold = false, turned = false } = {}]: Drawn): string {
  const text = [...Buffer.from(winAnsi(words), 'latin1')].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const matrix = turned ? `0 1 -1 0 ${x} ${HEIGHT - y}` : `1 0 0 1 ${x} ${HEIGHT - y}`;
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${matrix} Tm <${text}> Tj ET`;
}

function winAnsi(words: string): string {
  return words.replace(/[•–’]/gu, (sign) => ({ '•': '\x95', '–': '\x96', '’': '\x92' })[sign]!);
}

/** Lines of one size, 12 points apart, from a place on. */
export function lines(x: number, y: number, words: readonly string[], size = 10): Drawn[] {
  return words.map((line, i) => [x, y + 12 * i, size, line]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A .docx of a body in WordprocessingML, with further parts by their names. */
export function docx(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const relation = (id: string, type: string) =>
    `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${type}.xml"/>`;
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels':
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels':
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `${relation('r1', 'styles')}${relation('r2', 'numbering')}${relation('r3', 'footnotes')}</Relationships>`,
    'word/document.xml': `${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml':
      `${XML}<w:styles ${W}>` +
      [
        ['Title', 'Title'],
        ['Heading1', 'heading 1'],
        ['Quote', 'Quote'],
        ['TOC1', 'toc 1'],
      ]
        .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
        .join('') +
      '</w:styles>',
    'word/numbering.xml':
      `${XML}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** A part of a .docx that holds footnotes, from 1. */
export function footnotes(...notes: readonly string[]): Record<string, string> {
  const each = notes.map((note, i) => `<w:footnote w:id="${i + 1}">${paragraph(note)}</w:footnote>`);
  return { 'word/footnotes.xml': `${XML}<w:footnotes ${W}>${each.join('')}</w:footnotes>` };
}

/** The part of a .docx that tells its title, author and date. */
export function properties(title: string, author: string, date: string): Record<string, string> {
  return {
    'docProps/core.xml':
      `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">' +
      `<dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dcterms:created>${date}</dcterms:created></cp:coreProperties>`,
  };
}

/** A paragraph of WordprocessingML; `more` goes into it after its words. */
export function paragraph(words: string, style = '', more = ''): string {
  const list = style === 'list' ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '';
  const named = style === '' || style === 'list' ? '' : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${named}${list}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r>${more}</w:p>`;
}
