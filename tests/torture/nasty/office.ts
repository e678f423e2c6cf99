import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { deflated, docx, lines, paragraph, pdf } from '../../support/office-files.js';
import { MEGA, type Nasty, bell, file, readable } from './nasty.js';

const zeros = (megabytes: number) => new Uint8Array(megabytes * MEGA);
const nested = (depth: number): Uint8Array =>
  depth === 0 ? zeros(50) : zipSync({ 'word/document.xml': nested(depth - 1) });

/** A .docx whose directory says of its largest part that it is ten bytes long. */
function withWrongSizes(): Uint8Array {
  const bytes = Buffer.from(docx(paragraph(bell), { 'word/theme.xml': zeros(300) }));
  for (const [signature, at] of [
    [0x04034b50, 22],
    [0x02014b50, 24],
  ] as const)
    for (let i = 0; i + at + 4 < bytes.length; i++)
      if (bytes.readUInt32LE(i) === signature && bytes.readUInt32LE(i + at) > MEGA) bytes.writeUInt32LE(10, i + at);
  return bytes;
}

/** A PDF of these objects, the first one its catalogue, with a table of where they are. */
function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  const offsets: string[] = [];
  let at = 9;
  const body = objects.map((object, n) => {
    const text = `${n + 1} 0 obj\n${object}\nendobj\n`;
    offsets.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    at += text.length;
    return text;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`;
  return Buffer.from(`%PDF-1.7\n${body.join('')}${table}${end}`, 'latin1');
}
const catalogue = '<</Type/Catalog/Pages 2 0 R>>';
const drawn = 'BT /F1 10 Tf 1 0 0 1 50 700 Tm (The bell rang.) Tj ET';
const stream = (data: string, entries = '') => `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`;
const form = (refers: string) =>
  stream(
    `${drawn} /X Do /X Do /X Do`,
    `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${refers}>>>>`,
  );
const sound = () => Buffer.from(pdf([lines(50, 80, [bell])]));

/** Files of .docx and .pdf. */
export const office: Readonly<Record<string, Nasty>> = {
  'zip bomb': file('bad.docx', () => docx('', { 'word/theme.xml': zeros(500) })),
  'zip bomb in the document': file('bad.docx', () => docx(paragraph('x'.repeat(120 * MEGA)))),
  'zip bombs in zip bombs': file('bad.docx', () => docx('', { 'word/document.xml': nested(4) })),
  'a zip of 60,000 parts': readable('bad.docx', () =>
    docx(paragraph(bell), Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`word/${n}.xml`, '']))),
  ),
  'a zip with wrong sizes': readable('bad.docx', withWrongSizes),
  'a zip that is cut off': file('bad.docx', () => docx(paragraph(bell)).subarray(0, 900)),
  'a document with a password': file('bad.docx', () =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
  ),
  'a document 100,000 deep': readable('bad.docx', () =>
    docx(`${'<w:sdt><w:sdtContent>'.repeat(50_000)}${paragraph(bell)}`),
  ),
  'a document with a million laughs': readable('bad.docx', () =>
    docx(paragraph('&c;'), {
      'word/document.xml': `<!DOCTYPE a [<!ENTITY a "${'ha'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]><w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`,
    }),
  ),
  'PDF bomb': file('bad.pdf', () => pdf([], { streams: [deflated(Buffer.alloc(400 * MEGA, ' '), 2)] })),
  'a page tree in a circle': file('bad.pdf', () => pdfOf([catalogue, '<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>'])),
  'a page tree 20,000 deep': readable('bad.pdf', () => {
    const tree = Array.from({ length: 20_000 }, (_, n) => `<</Type/Pages/Count 1/Kids[${n + 3} 0 R]>>`);
    return pdfOf([catalogue, ...tree, '<</Type/Page/MediaBox[0 0 600 800]>>']);
  }),
  'a page that says there are a billion': file('bad.pdf', () =>
    pdfOf([catalogue, '<</Type/Pages/Count 1000000000/Kids[]>>']),
  ),
  'drawings within themselves': readable('bad.pdf', () =>
    pdfOf([
      catalogue,
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>',
      stream('/X Do'),
      form('6 0 R'),
      form('5 0 R'),
    ]),
  ),
  'a million objects': readable('bad.pdf', () =>
    pdfOf([catalogue, '<</Type/Pages/Count 0/Kids[]>>', ...Array<string>(MEGA).fill('null')]),
  ),
  'arrays 100,000 deep': readable('bad.pdf', () =>
    pdfOf([catalogue, `<</Type/Pages/Count 1/Kids${'['.repeat(100_000)}`]),
  ),
  'no table of objects': readable('bad.pdf', () =>
    sound()
      .toString('latin1')
      .replace(/xref[^]*/u, ''),
  ),
  'a table that leads nowhere': readable('bad.pdf', () =>
    Buffer.from(
      sound()
        .toString('latin1')
        .replace(/0{5}\d{5}(?= 00000 n)/gu, '0000999999'),
      'latin1',
    ),
  ),
  'a table that leads to itself': readable('bad.pdf', () => {
    const text = sound().toString('latin1');
    return Buffer.from(text.replace('/Info', `/Prev ${text.lastIndexOf('xref\n0')}/Info`), 'latin1');
  }),
  'a PDF with a password': file('bad.pdf', () => {
    const id = '00112233445566778899aabbccddeeff';
    const encrypt = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${id}${id}>/U<${id}${id}>>>/ID[<${id}><${id}>]`;
    return pdf([lines(50, 80, [bell])], { trailer: encrypt });
  }),
  'streams in other compressions': readable('bad.pdf', () =>
    pdf([lines(50, 80, [bell])], {
      streams: [
        { dictionary: '/Filter/LZWDecode', data: Buffer.alloc(MEGA, 0x80) },
        { dictionary: '/Filter/RunLengthDecode', data: Buffer.alloc(MEGA, 0x81) },
        {
          dictionary: '/Filter[/ASCIIHexDecode/FlateDecode]',
          data: Buffer.from(deflateSync(zeros(100)).toString('hex')),
        },
      ],
    }),
  ),
  'a page of 300,000 words one by one': readable('bad.pdf', () =>
    pdf([], { streams: [deflated(Buffer.from('BT /F1 1 Tf (ab ) Tj 0 -1 Td ET\n'.repeat(300_000)))] }),
  ),
  '3,000 pages': file('bad.pdf', () => {
    const kids = Array.from({ length: 3_000 }, (_, n) => `${n + 3} 0 R`).join(' ');
    return pdfOf([
      catalogue,
      `<</Type/Pages/Count 3000/Kids[${kids}]>>`,
      ...Array<string>(3_000).fill('<</Type/Page/MediaBox[0 0 9 9]>>'),
    ]);
  }),
};
