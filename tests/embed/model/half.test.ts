import { describe, expect, it } from 'vitest';
import { toSingles } from '../../../src/embed/model/half.js';

describe('toSingles', () => {
  it('reads the format’s landmarks', () => {
    const bits = [0x0000, 0x8000, 0x3c00, 0xc000, 0x3555, 0x0001, 0x03ff, 0x0400, 0x7bff, 0x7c00, 0xfc00];
    const values = [0, -0, 1, -2, 0.333251953125, 2 ** -24, 1023 * 2 ** -24, 2 ** -14, 65_504, Infinity, -Infinity];
    expect([...toSingles(Uint16Array.from(bits))]).toEqual(values);
    expect(toSingles(Uint16Array.of(0x7e00))[0]).toBeNaN();
  });

  it('rises with the bits', () => {
    const singles = toSingles(Uint16Array.from({ length: 0x7c01 }, (_, i) => i));
    expect(singles.every((value, i) => i === 0 || value > singles[i - 1]!)).toBe(true);
  });
});
