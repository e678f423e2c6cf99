import { expect, test } from 'vitest';
import { ExactIndex, dot } from '../../src/store/exact.js';

const vectors = [
  { label: 7, vector: Float32Array.of(1, 0) },
  { label: 3, vector: Float32Array.of(0, 1) },
  { label: 5, vector: Float32Array.of(0.6, 0.8) },
];
const index = new ExactIndex(() => vectors);

test('finds the nearest first, as many as asked for', () => {
  const hits = index.search(Float32Array.of(0, 1), 2);
  expect(hits.map(({ label }) => label)).toEqual([3, 5]);
  expect(hits[0]!.score).toBeCloseTo(1);
  expect(hits[1]!.score).toBeCloseTo(0.8);
  expect(index.search(Float32Array.of(0, 1), 10)).toHaveLength(3);
});

test('keeps to the labels that are allowed', () => {
  expect(index.search(Float32Array.of(0, 1), 2, new Set([7, 8])).map(({ label }) => label)).toEqual([7]);
});

test('the dot product', () => {
  expect(dot(Float32Array.of(1, 2, 3), [4, 5, 6])).toBe(32);
});
