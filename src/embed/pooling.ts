/**
 * The sum of token states, element by element.
 * @param states Token states row by row, `dimension` elements each.
 * @param from First row, inclusive.
 * @param to Last row, exclusive.
 */
export function sumOf(states: Float32Array, from: number, to: number, dimension: number): Float64Array {
  const sum = new Float64Array(dimension);
  for (let row = from; row < to; row++) {
    const start = row * dimension;
    for (let i = 0; i < dimension; i++) sum[i]! += states[start + i]!;
  }
  return sum;
}

/** The mean of token states, scaled to length 1; as of `sumOf`, `to` greater than `from`. */
export function meanVector(states: Float32Array, from: number, to: number, dimension: number): Float32Array {
  return normalised(sumOf(states, from, to, dimension));
}

/** The mean of vectors, each counting as much as its weight, scaled to length 1. */
export function weightedMean(vectors: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  vectors.forEach((vector, v) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]! * weights[v]!;
  });
  return normalised(sum);
}

/** The mean of what was summed, scaled to length 1. Dividing by the count first would change nothing: only the direction is kept. */
export function normalised(sum: Float64Array): Float32Array {
  let square = 0;
  for (let i = 0; i < sum.length; i++) square += sum[i]! * sum[i]!;
  const scale = 1 / Math.sqrt(square);
  const vector = new Float32Array(sum.length);
  for (let i = 0; i < sum.length; i++) vector[i] = sum[i]! * scale;
  return vector;
}
