import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearness, occurrences, placesOf } from '../../src/retrieval/occurrences.js';

/** Terms whose hashes are these numbers. */
const termsOf = (...hashes: number[]) => hashes.map((hash) => ({ term: `t${hash}`, hash, idf: 1 }));
/** Where a question of the terms 1, 2, 3, 4 finds them in sentences. */
const found = (...sentences: number[][]) =>
  sentences.map((sentence) => occurrences(placesOf(termsOf(1, 2, 3, 4)), Int32Array.from(sentence)));

test('finds terms in the order of the sentence, as often as they stand there', () => {
  expect(found([9, 3, 9, 1, 3])).toEqual([{ terms: [2, 0, 2], at: [1, 3, 4] }]);
  expect(found([])).toEqual([{ terms: [], at: [] }]);
});

test('nearness is the share of neighbouring terms of the question that stand near each other', () => {
  expect(nearness(4, found([1, 2, 3, 4]), 1)).toBe(1);
  expect(nearness(4, found([2, 1]), 1)).toBe(1 / 3);
  expect(nearness(4, found([1, 9, 9, 2]), 3)).toBe(1 / 3);
  expect(nearness(4, found([1, 9, 9, 9, 2]), 3)).toBe(0);
  expect(nearness(4, found([1], [2]), 3)).toBe(0);
  expect(nearness(4, found([1, 3, 2, 4]), 3)).toBe(1);
  expect(nearness(4, found([1, 2], [1, 2], [3, 4]), 3)).toBe(2 / 3);
});

test('a question of one term has no neighbours', () => {
  expect(nearness(1, found([1, 1]), 3)).toBe(0);
  expect(nearness(0, [], 3)).toBe(0);
});

test('nearness is what looking at every pair of places gives', () => {
  const sentence = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 15 });
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (sentences, near) => {
      const stand = (one: number, other: number) =>
        sentences.some((words) =>
          words.some((word, at) => word === one && words.some((w, i) => w === other && Math.abs(at - i) <= near)),
        );
      const pairs = [1, 2, 3].filter((first) => stand(first, first + 1)).length;
      expect(nearness(4, found(...sentences), near)).toBeCloseTo(pairs / 3, 10);
    }),
  );
});
