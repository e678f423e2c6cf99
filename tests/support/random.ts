/** Numbers in [0, 1) that are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A vector of length 1, in a random direction, or near `centre` where that is given. */
export function unitVector(random: () => number, dimension: number, centre?: Float32Array, spread = 1): Float32Array {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const vector = Float32Array.from(
    { length: dimension },
    (_, i) => (centre?.[i] ?? 0) + (spread * normal()) / Math.sqrt(dimension),
  );
  const length = Math.hypot(...vector);
  return vector.map((element) => element / length);
}
