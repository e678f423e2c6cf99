import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greatest } from '../../src/store/top.js';

test('the greatest come first, of equals the one with the lesser place', () => {
  expect(greatest(Float64Array.of(1, 3, 2, 3, 0), Uint32Array.of(4, 3, 2, 1, 0), 3)).toEqual([1, 3, 2]);
});

test('only the places given are looked at', () => {
  expect(greatest(Float64Array.of(1, 3, 2), Uint32Array.of(0, 2), 5)).toEqual([2, 0]);
});

test('none are asked for, or there are none', () => {
  expect(greatest(Float64Array.of(1), Uint32Array.of(0), 0)).toEqual([]);
  expect(greatest(new Float64Array(), new Uint32Array(), 3)).toEqual([]);
});

test('it is what sorting gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 100 }),
      fc.integer({ min: 0, max: 110 }),
      (values, k) => {
        const places = values.map((_, place) => place);
        const sorted = [...places].sort((a, b) => values[b]! - values[a]! || a - b);
        expect(greatest(Float64Array.from(values), Uint32Array.from(places.reverse()), k)).toEqual(sorted.slice(0, k));
      },
    ),
  );
});
