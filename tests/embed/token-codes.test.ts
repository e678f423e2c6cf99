import { expect, test } from 'vitest';
import { codesOf, wordsInCode } from '../../src/embed/token-codes.js';

test('a code has a bit for each element, set where it is positive', () => {
  expect([...codesOf(Float32Array.of(0.5, -0.5, 0, 2), 0, 1, 4)]).toEqual([0b1001]);
});

test('rows are coded from the first to before the last, in whole words each', () => {
  const dimension = 40;
  const states = new Float32Array(3 * dimension).fill(-1);
  states[dimension + 33] = 1;
  expect(wordsInCode(dimension)).toBe(2);
  expect([...codesOf(states, 1, 3, dimension)]).toEqual([0, 2, 0, 0]);
});
