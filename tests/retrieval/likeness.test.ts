import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenesses, weighTokens } from '../../src/retrieval/likeness.js';
import { retrieval } from '../../src/tunables.js';

const code = (word: number) => Int32Array.of(word);
const token = (word: number, weight = 1) => ({ code: code(word), weight });

test('a sentence is as like as the token in it that is nearest, from 1 for the same to -1 for the opposite', () => {
  expect(likenesses([token(0)], [code(0)])).toEqual([1]);
  expect(likenesses([token(0)], [code(-1)])).toEqual([-1]);
  expect(likenesses([token(0)], [Int32Array.of(-1, 0xff)])).toEqual([0.5]);
});

test('codes of every length are compared bit by bit', () => {
  const words = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  const pairs = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 13 });
  fc.assert(
    fc.property(pairs, (pair) => {
      const different = pair.reduce((sum, [a, b]) => sum + ((a ^ b) >>> 0).toString(2).replaceAll('0', '').length, 0);
      const [one, other] = [Int32Array.from(pair, ([a]) => a), Int32Array.from(pair, ([, b]) => b)];
      const [likeness] = likenesses([{ code: one, weight: 1 }], [other]);
      expect(likeness).toBeCloseTo(1 - (2 * different) / (32 * pair.length), 12);
    }),
  );
});

test('each token counts by its weight', () => {
  const [likeness] = likenesses([token(0, 3), token(-1, 1)], [code(0)]);
  expect(likeness).toBe((3 * 1 + 1 * -1) / 4);
});

test('a token of the sentence before counts a little less than one of the sentence itself', () => {
  expect(likenesses([token(0)], [code(0), code(-1)])).toEqual([1, retrieval.likenessBefore]);
});

test('a sentence without tokens is as unlike as can be', () => {
  expect(likenesses([token(0)], [new Int32Array(0), code(0)])).toEqual([-1, 1]);
});

test('a question without tokens that count is like nothing in particular', () => {
  expect(likenesses([], [code(0), code(1)])).toEqual([0, 0]);
});

test('a word weighs as much as the rarest of its terms, shared among its tokens; a word that is no term is left out', () => {
  const words = [
    { text: 'the', codes: code(1) },
    { text: 'submarine', codes: Int32Array.of(2, 3) },
  ];
  const analyse = (text: string) => [text];
  expect(weighTokens(words, [{ term: 'submarine', idf: 4 }], analyse, 32)).toEqual([
    { code: code(2), weight: 2 },
    { code: code(3), weight: 2 },
  ]);
});
