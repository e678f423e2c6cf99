import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/verification/normal.js';
import { quotedParts } from '../../src/verification/quoted-parts.js';
import { hostileText } from '../support/discord/hostile.js';

const normal = (text: string) => normalise(text).text;

describe('the normal form', () => {
  test.each([
    ['“So,” he said – ‘no’', `"So," he said - 'no'`],
    ['“No”, he said', '“No,” he said'],
    ['1990–1995', '1990-1995'],
    ['a — b', 'a–b'],
    ['a  b\n\nc\u0085d', 'a b c d'],
    ['cafe\u0301', 'café'],
    ['exam\u00adple\u200b', 'example'],
    ['well…', 'well...'],
    ['\ud83d', '\ufffd'],
  ])('%j and %j are alike', (one, other) => {
    expect(normal(one)).toBe(normal(other));
  });

  test.each([
    ['Moscow', 'moscow'],
    ['café', 'cafe'],
    ['so, no', 'so no'],
    ['10.5', '105'],
  ])('%j and %j differ', (one, other) => {
    expect(normal(one)).not.toBe(normal(other));
  });

  test('leads back to the text, whatever it is, and is its own normal form', () => {
    fc.assert(
      fc.property(hostileText(200), (text) => {
        const { text: written, at } = normalise(text);
        expect(at).toHaveLength(written.length + 1);
        at.forEach((offset, i) => {
          expect(offset).toBeGreaterThanOrEqual(at[i - 1] ?? 0);
          expect(offset).toBeLessThanOrEqual(text.length);
        });
        expect(normal(written)).toBe(written);
      }),
    );
  });
});

describe('the parts of a quote', () => {
  const parts = (quoted: string) => quotedParts(quoted).map(({ words }) => words);

  test.each([
    ['“We met […] at dawn … and left.”', ['We met', 'at dawn', 'and left']],
    ['We met [...] at dawn (…) and left. . . .', ['We met', 'at dawn', 'and left']],
    ['… the rest of it,', ['the rest of it']],
    ['Who? No!', ['Who? No!']],
    ['…', []],
    ['', []],
  ])('%s', (quoted, expected) => {
    expect(parts(quoted)).toEqual(expected);
  });

  test('tell where they may be cut within a word', () => {
    expect(quotedParts('…art of it and mo…').map(({ cut }) => cut)).toEqual([{ start: true, end: true }]);
    expect(quotedParts('One … two').map(({ cut }) => cut)).toEqual([
      { start: false, end: true },
      { start: true, end: false },
    ]);
  });
});
