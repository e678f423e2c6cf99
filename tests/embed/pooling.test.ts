import { describe, expect, it } from 'vitest';
import { meanVector, weightedMean } from '../../src/embed/pooling.js';

const close = (vector: Float32Array, expected: readonly number[]) =>
  expected.forEach((x, i) => expect(vector[i]).toBeCloseTo(x, 6));

describe('meanVector', () => {
  it('is the direction of the mean of the rows asked for', () => {
    const states = Float32Array.of(9, 9, 3, 0, 0, 4, 9, 9);
    close(meanVector(states, 1, 3, 2), [0.6, 0.8]);
    close(meanVector(states, 1, 2, 2), [1, 0]);
  });
});

describe('weightedMean', () => {
  it('lets a vector count as much as its weight', () => {
    close(weightedMean([Float32Array.of(1, 0), Float32Array.of(0, 1)], [3, 4]), [0.6, 0.8]);
    close(weightedMean([Float32Array.of(0, 1)], [7]), [0, 1]);
  });
});
