/** Every half-precision number by its 16 bits; built once, since a table is many times faster than decoding a model's worth. */
let table: Float32Array | undefined;

/** The single-precision numbers of half-precision bits (IEEE 754 binary16). Exact: every half is a single. */
export function toSingles(bits: Uint16Array): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, i) => decode(i));
  const singles = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) singles[i] = table[bits[i]!]!;
  return singles;
}

function decode(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
