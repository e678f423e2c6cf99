import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceWord, probabilities, rankScore } from '../../src/retrieval/score.js';
import { confidence, ranking } from '../../src/tunables.js';

const none = {
  words: 0,
  sentence: 0,
  reach: 0,
  likeness: 0,
  phrase: 0,
  title: 0,
  lead: 0,
  kind: 0,
  company: 0,
  time: 0,
};

test('the rank score adds every signal times its weight', () => {
  expect(rankScore(none)).toBe(0);
  for (const name of Object.keys(none) as (keyof typeof none)[]) {
    expect(rankScore({ ...none, [name]: 0.5 })).toBeCloseTo(ranking.weights[name] / 2);
  }
});

const score = fc.double({ min: -50, max: 50, noNaN: true });
const size = fc.integer({ min: 0, max: 10_000_000 });
const alone = (given: number, passages: number) => probabilities([given], passages)[0]!;

test('the probability grows with the score and falls with the size of the corpus', () => {
  fc.assert(
    fc.property(score, score, size, size, (a, b, n, m) => {
      const p = alone(a, n);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      if (a < b) expect(alone(b, n)).toBeGreaterThanOrEqual(p);
      if (n < m) expect(alone(a, m)).toBeLessThanOrEqual(p);
    }),
  );
});

test('the better candidate has the greater probability', () => {
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 50 }), size, (scores, n) => {
      const found = probabilities(scores, n);
      const inOrder = scores.map((_, i) => i).sort((i, j) => scores[i]! - scores[j]!);
      const sorted = inOrder.map((i) => found[i]!);
      expect(sorted).toEqual([...sorted].sort((p, q) => p - q));
    }),
  );
});

test('a candidate that stands out is likelier to be right than one among equals', () => {
  expect(probabilities([14, 8, 7], 1_000)[0]).toBeGreaterThan(probabilities([14, 13.9, 13.8], 1_000)[0]!);
  expect(probabilities([], 1_000)).toEqual([]);
});

test('the words follow the thresholds', () => {
  expect(confidenceWord(confidence.strong)).toBe('strong');
  expect(confidenceWord(confidence.strong - 1e-9)).toBe('possible');
  expect(confidenceWord(confidence.possible)).toBe('possible');
  expect(confidenceWord(confidence.possible - 1e-9)).toBe('none');
});
