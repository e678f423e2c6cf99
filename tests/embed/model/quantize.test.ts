import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSingles } from '../../../src/embed/model/half.js';
import { quantize } from '../../../src/embed/model/quantize.js';

/** Matrices of finite half-precision numbers. */
const matrices = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
  fc
    .array(
      fc.nat({ max: 0xffff }).filter((bits) => (bits & 0x7c00) !== 0x7c00),
      { minLength: rows * columns, maxLength: rows * columns },
    )
    .map((bits) => ({ rows, columns, bits: Uint16Array.from(bits) })),
);

describe('quantize', () => {
  it.each(['row', 'column'] as const)('is off by half a step at most, with one scale a %s', (along) => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { values, scales } = quantize(matrix, along);
        expect(scales).toHaveLength(along === 'row' ? matrix.rows : matrix.columns);
        toSingles(matrix.bits).forEach((single, i) => {
          const scale = scales[along === 'row' ? Math.floor(i / matrix.columns) : i % matrix.columns]!;
          expect(Math.abs(single - values[i]! * scale)).toBeLessThanOrEqual(scale * 0.5001);
          expect(Math.abs(values[i]!)).toBeLessThanOrEqual(127);
        });
      }),
    );
  });

  it('keeps zeros zero', () => {
    const zeros = { rows: 2, columns: 2, bits: Uint16Array.of(0, 0x8000, 0, 0) };
    expect([...quantize(zeros, 'column').values].every((value) => value === 0)).toBe(true);
  });
});
