/**
 * The mean of token states, scaled to length 1.
 * @param states Token states row by row, `dimension` elements each.
 * @param from First row, inclusive.
 * @param to Last row, exclusive; greater than `from`.
 */
export function meanVector(states: Float32Array, from: number, to: number, dimension: number): Float32Array {
  const sum = new Float64Array(dimension);
  for (let row = from; row < to; row++) {
    const start = row * dimension;
    for (let i = 0; i < dimension; i++) sum[i]! += states[start + i]!;
  }
  return normalised(sum);
}

/** The mean of vectors, each counting as much as its weight, scaled to length 1. */
export function weightedMean(vectors: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  vectors.forEach((vector, v) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]! * weights[v]!;
  });
  return normalised(sum);
}

/** Dividing by the count first would change nothing: only the direction is kept. */
function normalised(sum: Float64Array): Float32Array {
  let square = 0;
  for (const x of sum) square += x * x;
  const scale = 1 / Math.sqrt(square);
  return Float32Array.from(sum, (x) => x * scale);
}
