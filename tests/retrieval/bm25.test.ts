import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseDocumentFrequency, normalisedBm25 } from '../../src/retrieval/bm25.js';

test('idf as in Lucene: ln(1 + (N - n + 0.5) / (n + 0.5))', () => {
  expect(inverseDocumentFrequency(100, 1)).toBeCloseTo(Math.log(1 + 99.5 / 1.5), 10);
  expect(inverseDocumentFrequency(100, 0)).toBeCloseTo(Math.log(202), 10);
});

test('idf is positive and falls with the number of passages that hold the term', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), fc.nat(100_000), (passages, a, b) => {
      const [few, many] = [Math.min(a, b), Math.max(a, b)];
      expect(inverseDocumentFrequency(passages, many)).toBeGreaterThan(0);
      expect(inverseDocumentFrequency(passages, few)).toBeGreaterThanOrEqual(inverseDocumentFrequency(passages, many));
    }),
  );
});

const question = [{ idf: 3 }, { idf: 1 }];

test('the worked example: idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average)), over the greatest possible', () => {
  const counts = Uint32Array.of(2, 0);
  const saturated = (3 * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 30) / 20));
  expect(normalisedBm25(question, counts, 30, 20)).toBeCloseTo(saturated / (4 * 2.2), 10);
});

test('lies in [0, 1), and grows with every further occurrence', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 1_000 }), (heron, harbour, length) => {
      const score = (n: number) => normalisedBm25(question, Uint32Array.of(n, harbour), length, 100);
      expect(score(heron)).toBeGreaterThanOrEqual(0);
      expect(score(heron)).toBeLessThan(1);
      expect(score(heron + 1)).toBeGreaterThan(score(heron));
    }),
  );
});

test('nothing in common, no terms and an empty corpus give 0', () => {
  expect(normalisedBm25(question, new Uint32Array(2), 10, 10)).toBe(0);
  expect(normalisedBm25([], new Uint32Array(), 10, 10)).toBe(0);
  expect(normalisedBm25(question, new Uint32Array(2), 0, 0)).toBe(0);
});
