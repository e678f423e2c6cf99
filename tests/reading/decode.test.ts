import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/reading/decode.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('decodeText', () => {
  it('reads UTF-8 as it stands, save for the byte order mark', () => {
    expect(decodeText(bytes('\uFEFF Grüße\r\n\r\n'))).toBe(' Grüße\r\n\r\n');
  });

  it.each([
    ['utf-16le', 'utf16le' as const, false],
    ['utf-16be', 'utf16le' as const, true],
  ])('reads %s with a byte order mark and without', (_, node, swap) => {
    for (const mark of ['\uFEFF', '']) {
      const raw = Buffer.from(`${mark}The tide turned at noon.`, node);
      expect(decodeText(new Uint8Array(swap ? raw.swap16() : raw))).toBe('The tide turned at noon.');
    }
  });

  it('reads the quotation marks and dashes of windows-1252', () => {
    const decoded = decodeText(latin1('He said \x93caf\xe9 society\x94 isn\x92t na\xefve \x96 twice.'));
    expect(decoded).toBe('He said “café society” isn’t naïve – twice.');
  });

  it('believes a declared encoding where the bytes are not UTF-8', () => {
    const word = new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(decodeText(word, 'windows-1251')).toBe('Привет');
    expect(decodeText(bytes('Привет'), 'windows-1251')).toBe('Привет');
    expect(decodeText(word, 'no-such-encoding')).not.toBeNull();
  });

  it('finds the encoding of other scripts by their bytes', () => {
    const russian = 'Министр прибыл в столицу вечером и не ответил на вопросы журналистов.';
    const koi8 = new Uint8Array(russian.split(/(?=.)/su).map(koi8Of));
    expect(decodeText(koi8)).toBe(russian);
  });

  it('reads UTF-8 with broken sequences, marking them', () => {
    const damaged = new Uint8Array([...bytes('Grüße aus Köln, schöne Grüße '), 0xe2, 0x80, ...bytes(' und Ende')]);
    expect(decodeText(damaged)).toBe('Grüße aus Köln, schöne Grüße \uFFFD und Ende');
  });

  it.each([
    ['a NUL', new Uint8Array([0x41, 0, 0x42])],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['a PDF', bytes('%PDF-1.7\n1 0 obj')],
    ['control characters', new Uint8Array(100).fill(0x02)],
  ])('takes %s for no text', (_, binary) => {
    expect(decodeText(binary)).toBeNull();
  });

  it('never throws, and gives any text back as it was', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (any) => void decodeText(any, 'latin1')));
    const printable = fc.string({ unit: 'grapheme' }).filter((s) => !/^(?:\uFEFF|%PDF-)|[\u0000-\u001f]/.test(s));
    fc.assert(
      fc.property(printable, (text) => {
        expect(decodeText(bytes(text))).toBe(text);
      }),
    );
  });
});

/** A character in KOI8-R, found by decoding every code. */
function koi8Of(character: string): number {
  const codes = Array.from({ length: 256 }, (_, code) => code);
  return codes.find((code) => new TextDecoder('koi8-r').decode(new Uint8Array([code])) === character)!;
}
