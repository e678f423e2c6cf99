import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, leading, trailing } from '../../src/discord/limits.js';
import { hostileText } from '../support/discord/hostile.js';

const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
const clean = hostileText(300).map((text) => text.replace(/\p{Surrogate}/gu, ''));

describe('cut', () => {
  it('leaves alone what fits, cuts the rest at a word', () => {
    expect(cut('one two three', 13)).toBe('one two three');
    expect(cut('one two three', 12)).toBe('one two…');
    expect(cut('one two three', 8)).toBe('one two…');
    expect(cut('one two three', 7)).toBe('one…');
    expect(cut('one', 0)).toBe('');
  });

  it('never splits a character, however many units it has', () => {
    expect(cut('👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…');
    expect(cut('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  });

  it('keeps within the limit by whatever it is measured', () => {
    fc.assert(
      fc.property(clean, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 4 }), (text, max, weight) => {
        const cost = (part: string) => part.length + weight * (part.match(/[*_]/g)?.length ?? 0);
        const part = cut(text, max, cost);
        expect(cost(part)).toBeLessThanOrEqual(max);
        expect(wellFormed(part)).toBe(true);
        expect(part === text || (part.endsWith('…') && text.startsWith(part.slice(0, -1)))).toBe(true);
      }),
    );
  });

  it('is done with a text of 100,000 units and no word in it', () => {
    expect(cut('\u0301'.repeat(100_000), 50).length).toBeLessThanOrEqual(50);
    expect(cut('x'.repeat(100_000), 50)).toHaveLength(50);
  });
});

describe('leading and trailing', () => {
  it('prefer whole sentences', () => {
    const text = 'It began at noon. It ended late in the evening. Nobody spoke to the press afterwards.';
    expect(leading(text, 60, 10)).toBe('It began at noon. It ended late in the evening. …');
    expect(trailing(text, 60, 10)).toBe('… Nobody spoke to the press afterwards.');
    expect(leading('no sentence ends anywhere in here', 20, 10)).toBe('no sentence ends…');
    expect(trailing('no sentence ends anywhere in here', 20, 10)).toBe('… anywhere in here');
  });

  it('take neither a date nor the number of a list’s item for the end of one', () => {
    const dated = 'It was told on Dec. 29 that they had met. They would meet again, it was said in the evening.';
    expect(trailing(dated, 80, 10)).toBe('… They would meet again, it was said in the evening.');
    expect(leading('They named kinds: 1. the exchange of letters and more of the like', 24, 10)).toBe(
      'They named kinds: 1.…',
    );
  });

  it('keep within the limit and within the text', () => {
    fc.assert(
      fc.property(clean, fc.integer({ min: 10, max: 200 }), (text, max) => {
        for (const part of [leading(text, max, 8), trailing(text, max, 8)]) {
          expect(part.length).toBeLessThanOrEqual(max);
          expect(wellFormed(part)).toBe(true);
          expect(text).toContain(part.replace(/^… ?/, '').replace(/ ?…$/, ''));
        }
      }),
    );
  });
});
