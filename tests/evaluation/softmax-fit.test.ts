import { expect, test } from 'vitest';
import { type Choice, fitSoftmax, shareRight } from '../../src/evaluation/softmax-fit.js';

const options = { penalty: 1e-3, steps: 300, rate: 0.1 };

/** Choices between two alternatives, of which the one with the greater first signal is right; the second signal tells nothing. */
const choices: Choice[] = Array.from({ length: 40 }, (_, i) => {
  const noise = (i % 5) / 5;
  const signals = [
    [0.2 + noise, i % 2],
    [0.6 + noise, (i + 1) % 2],
  ];
  return { signals, right: [false, true] };
});

test('finds the signal that tells right from wrong', () => {
  const [telling, silent] = fitSoftmax([choices], options);
  expect(telling).toBeGreaterThan(3);
  expect(Math.abs(silent!)).toBeLessThan(telling! / 10);
  expect(shareRight(choices, [telling!, silent!])).toBe(1);
});

test('a signal left out stays at 0', () => {
  expect(fitSoftmax([choices], { ...options, without: new Set([0]) })[0]).toBe(0);
});

test('groups count the same, however many choices they have', () => {
  const opposite: Choice = { signals: [[1, 0], [0, 0]], right: [false, true] }; // prettier-ignore
  const weights = fitSoftmax([choices, [opposite]], options);
  expect(Math.abs(weights[0]!)).toBeLessThan(fitSoftmax([choices], options)[0]! / 2);
});

test('choices without a right alternative teach nothing', () => {
  const hopeless: Choice = { signals: [[1], [0]], right: [false, false] }; // prettier-ignore
  expect(fitSoftmax([[hopeless]], options)).toEqual([0]);
  expect(shareRight([hopeless], [1])).toBe(0);
  expect(shareRight([], [1])).toBe(0);
});
