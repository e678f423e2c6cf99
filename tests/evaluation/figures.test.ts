import { expect, test } from 'vitest';
import { figuresOf } from '../../src/evaluation/figures.js';
import { calibrationError, worthOfBands, worthOfWords } from '../../src/evaluation/reliability.js';
import { latencyOf, ownLatencyOf } from '../../src/evaluation/latency.js';
import { declinedOf, outcomeOf } from './outcomes.js';

const outcomes = [
  outcomeOf(),
  outcomeOf({ score: 0.8, results: ['b', 'a'], holds: false }),
  outcomeOf({ score: 0.15, confidence: 'none' }),
  outcomeOf({ score: 0.6, confidence: 'possible', answers: [], holds: null }),
  declinedOf(),
  declinedOf({ score: 0.7, confidence: 'strong' }),
  outcomeOf({ answerable: null, relevant: [], answers: [], holds: null, confidence: 'none', score: 0.05 }),
];

test('every figure is of the questions that can tell', () => {
  const figures = figuresOf(outcomes);
  expect(figures).toMatchObject({
    hit1: 3 / 4,
    hit4: 1,
    hit10: 1,
    mrr: (1 + 1 / 2 + 1 + 1) / 4,
    quoteHolds: 1 / 3,
    quoteWouldHold: 2 / 3,
    declinePrecision: 1 / 2,
    declineRecall: 1 / 2,
    declinedAnswerable: 1 / 4,
    auroc: 6 / 8,
  });
  expect(Object.values(figuresOf([]))).toEqual(Array(12).fill(null));
});

test('confidence: by word and by band, unanswerable questions counting as wrong', () => {
  expect(worthOfWords(outcomes)).toEqual([
    { confidence: 'strong', answers: 3, judged: 3, meanScore: expect.closeTo(0.8) as number, right: 1 / 3 },
    { confidence: 'possible', answers: 1, judged: 0, meanScore: null, right: null },
    { confidence: 'none', answers: 3, judged: 2, meanScore: expect.closeTo(0.125) as number, right: 1 / 2 },
  ]);
  const bands = worthOfBands([...outcomes, outcomeOf({ score: 1 })]);
  expect(bands).toHaveLength(10);
  expect(bands[9]).toMatchObject({ from: 0.9, to: 1, answers: 2, right: 1 });
  expect(bands[1]).toMatchObject({ from: 0.1, to: 0.2, answers: 2, judged: 2, right: 1 / 2 });
  expect(bands[3]).toMatchObject({ answers: 0, meanScore: null, right: null });
});

test('the calibration error is 0 where scores are the shares, and their distance elsewhere', () => {
  const right = outcomeOf({ score: 0.5 });
  const wrong = outcomeOf({ score: 0.5, holds: false });
  expect(calibrationError(worthOfBands([right, wrong]))).toBe(0);
  expect(calibrationError(worthOfBands([wrong, wrong]))).toBe(0.5);
  expect(calibrationError(worthOfBands([right, right, outcomeOf({ score: 1, holds: false })]))).toBeCloseTo(2 / 3);
  expect(calibrationError(worthOfBands([]))).toBeNull();
});

test('latency, with and without the model', () => {
  const timed = [
    outcomeOf({ milliseconds: 5, modelMilliseconds: 2 }),
    outcomeOf({ milliseconds: 30, modelMilliseconds: 29 }),
  ];
  expect(latencyOf(timed)).toEqual({ p50: 5, p95: 30, max: 30 });
  expect(ownLatencyOf(timed)).toEqual({ p50: 1, p95: 3, max: 3 });
});
