import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auroc, hitAt, holdsAnswer, mean, ndcgAt, quantile, reciprocalRank } from '../../src/evaluation/metrics.js';

const relevant = new Set(['b', 'd']);

test('hit@k', () => {
  expect(hitAt(1, ['a', 'b'], relevant)).toBe(0);
  expect(hitAt(2, ['a', 'b'], relevant)).toBe(1);
  expect(hitAt(10, [], relevant)).toBe(0);
});

test('reciprocal rank', () => {
  expect(reciprocalRank(['a', 'c', 'd'], relevant)).toBeCloseTo(1 / 3);
  expect(reciprocalRank(['a'], relevant)).toBe(0);
});

test('nDCG', () => {
  expect(ndcgAt(10, ['b', 'd'], relevant)).toBe(1);
  expect(ndcgAt(10, ['a', 'b'], relevant)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)));
  expect(ndcgAt(1, ['b', 'd'], relevant)).toBe(1);
  expect(ndcgAt(10, ['a', 'c'], relevant)).toBe(0);
  expect(ndcgAt(10, ['a'], new Set())).toBe(0);
  // Two passages of one article are one article.
  expect(ndcgAt(10, ['b', 'b', 'd'], relevant)).toBe(1);
});

describe('AUROC', () => {
  test('examples', () => {
    expect(auroc([2, 3], [0, 1])).toBe(1);
    expect(auroc([0, 1], [2, 3])).toBe(0);
    expect(auroc([1, 1], [1])).toBe(0.5);
    expect(auroc([], [1])).toBeNull();
    expect(auroc([1], [])).toBeNull();
  });

  test('is the share of pairs in which the positive is higher, ties counting half', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const pairs = positives.flatMap((p) => negatives.map((n): number => (p > n ? 1 : p === n ? 0.5 : 0)));
        expect(auroc(positives, negatives)).toBeCloseTo(mean(pairs)!, 10);
      }),
    );
  });
});

test('quantiles by nearest rank', () => {
  expect(quantile([5, 1, 3], 0.5)).toBe(3);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
  expect(quantile([7], 0)).toBe(7);
  expect(quantile([], 0.5)).toBe(0);
});

test('mean', () => {
  expect(mean([1, 2])).toBe(1.5);
  expect(mean([])).toBeNull();
});

test.each([
  ['He met Sergei Shoigu, the minister.', ['sergei shoigu'], true],
  ['He met the “Shoigu”!', ['Shoigu'], true],
  ['In a café', ['cafe'], true],
  ['The answer is an apple.', ['the apple'], true],
  ['On 29 December.', ['December 29'], false],
  ['Shoigus came.', ['Shoigu'], false],
  ['He had $1,000.', ['1,000'], true],
  ['Nothing.', ['missing', 'nothing'], true],
  ['Nothing.', [], false],
  ['Nothing.', ['the'], false],
  ['', ['x'], false],
])('%j holds %j: %s', (quote, answers, holds) => {
  expect(holdsAnswer(quote, answers)).toBe(holds);
});
