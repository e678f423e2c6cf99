import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../src/retrieval/edit-distance.js';

test.each([
  ['heron', 'heron', 0],
  ['heron', 'herons', 1],
  ['heron', 'hron', 1],
  ['heron', 'haron', 1],
  ['heron', 'ehron', 1],
  ['heron', 'horen', 2],
  ['', 'to', 2],
  // Optimal string alignment edits no letter twice: swapping first and putting a letter between is not 2.
  ['ca', 'abc', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });

test('is symmetric, 0 for the same word only, and capped above the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const distance = editDistance(a, b, 20);
      expect(editDistance(b, a, 20)).toBe(distance);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
    }),
  );
});
