import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reading } from '../../src/tunables.js';
import { docx, footnotes, paragraph, properties } from '../support/office-files.js';
import { outline, read, readOne } from '../support/read-articles.js';

const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
const cell = (words: string) => `<w:tc>${paragraph(words)}</w:tc>`;

describe('.docx', () => {
  it('is stored as the plain text of the document, its blocks told by styles, its fields by its properties', async () => {
    const body =
      paragraph('The harbour wall', 'Title') +
      paragraph('What changes 3', 'TOC1') +
      paragraph(
        'The town council of Little Haven voted on Monday to raise the wall',
        '',
        `${reference}<w:r><w:t>.</w:t></w:r>`,
      ) +
      paragraph('What changes', 'Heading1') +
      paragraph('Mayor Ruth Calder named two measures &amp; their cost.') +
      paragraph('a higher wall of local granite;', 'list') +
      paragraph('a flood gate at the river mouth.', 'list') +
      paragraph('“We have mopped out our cellars often enough.”', 'Quote') +
      `<w:tbl><w:tr>${cell('Winter')}${cell('Floods')}</w:tr><w:tr>${cell('2021')}${cell('2')}</w:tr></w:tbl>` +
      '<w:p><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>certain</w:t></w:r></w:ins>' +
      '<w:r><w:t>.</w:t></w:r></w:p>';
    const item = await readOne(
      docx(body, {
        ...footnotes('Minutes of the council, 4 March.'),
        ...properties('The wall &amp; the sea', 'Ada Pierce', '2024-03-09T10:00:00Z'),
        'word/media/image1.png': new Uint8Array(8),
      }),
      'wall.docx',
    );
    expect(item.article).toMatchObject({
      id: 'wall.docx',
      title: 'The wall & the sea',
      author: 'Ada Pierce',
      date: '2024-03-09',
      source: null,
      url: null,
    });
    expect(item.article.text.split('\n').filter((line) => line !== '')).toEqual([
      'The harbour wall',
      'The town council of Little Haven voted on Monday to raise the wall.',
      'What changes',
      'Mayor Ruth Calder named two measures & their cost.',
      '- a higher wall of local granite;',
      '- a flood gate at the river mouth.',
      '“We have mopped out our cellars often enough.”',
      'Winter | Floods',
      '2021 | 2',
      'It is certain.',
      '1. Minutes of the council, 4 March.',
    ]);
    expect(outline(item).map((block) => block.replace(/:.*/, ''))).toEqual(
      'heading paragraph heading paragraph list-item list-item quotation table-row table-row paragraph list-item'.split(
        ' ',
      ),
    );
    expect(item).not.toHaveProperty('pages');
  });

  it('has its headline as title where it names none', async () => {
    const body =
      paragraph('The harbour wall', 'Title') +
      paragraph('The town council of Little Haven voted on Monday to raise it.');
    expect((await readOne(docx(body), 'a.docx')).article).toMatchObject({
      title: 'The harbour wall',
      author: null,
      date: null,
    });
  });

  it('is skipped with the reason where it is empty, damaged, encrypted, no .docx or too much', async () => {
    const code = async (bytes: Uint8Array) => (await read(bytes, 'a.docx'))[0];
    const compound = (words: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(words, 'utf16le')]);
    expect(await code(docx(''))).toMatchObject({ code: 'FILE_EMPTY' });
    expect(await code(docx('').subarray(0, 400))).toMatchObject({ code: 'FILE_MALFORMED' });
    expect(await code(zipSync({ 'a.txt': new Uint8Array(3) }))).toMatchObject({ code: 'FILE_MALFORMED' });
    expect(await code(compound('EncryptedPackage'))).toMatchObject({ code: 'FILE_ENCRYPTED' });
    expect(await code(compound('WordDocument'))).toMatchObject({
      code: 'FILE_MALFORMED',
      reason: expect.stringContaining('.doc file') as string,
    });
    const bomb = docx('', { 'word/theme.xml': new Uint8Array((reading.maxUnpackedMegabytes + 1) * 2 ** 20) });
    expect(bomb.length).toBeLessThan(1e6);
    expect(await code(bomb)).toMatchObject({
      code: 'FILE_LIMIT',
      reason: expect.stringMatching(/^unpacks to more than \d+ MB\. Split/) as string,
    });
    expect(await code(docx('<w:p/>'.repeat(reading.maxMarks)))).toMatchObject({ code: 'FILE_LIMIT' });
    expect(await code(docx(paragraph('&lt;'.repeat(reading.maxMarks + 1))))).toMatchObject({ code: 'FILE_LIMIT' });
  });

  it('never makes the reader throw, and spans fit the text', async () => {
    const snippet = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '<w:t>',
      '</w:t>',
      '<w:tbl>',
      '<w:tr>',
      '<w:tc>',
      '<!--',
      '&amp;',
      '&',
      '<',
      'A bell rang. ',
    );
    const body = fc.array(fc.oneof(snippet, fc.string()), { maxLength: 12 }).map((parts) => docx(parts.join('')));
    const damaged = fc
      .tuple(fc.nat(), fc.nat(255))
      .map(([at, byte]) =>
        docx(paragraph('A bell rang at noon in town.')).map((b, i, all) => (i === at % all.length ? byte : b)),
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), body, damaged), async (any) => {
        const items = await read(any, 'a.docx');
        expect(items).toHaveLength(1);
        for (const item of items) {
          if (item.kind === 'skipped') continue;
          for (const { start, end } of [...item.clean.blocks, ...item.clean.leftOut]) {
            const words = item.article.text.slice(start, end);
            expect(words).toBe(words.trim());
            expect(words).toHaveLength(end - start);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
