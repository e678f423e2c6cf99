import { nearDuplicates as tunables } from '../tunables.js';

/** What is kept of a text to recognise copies of it. */
export interface Signature {
  /** How many different shingles the text has. */
  readonly shingles: number;
  /** The least value that each of the hash functions takes over them. */
  readonly least: Uint32Array;
}

/** A seed for each hash function; any fixed, different ones do. */
const seeds = Uint32Array.from({ length: tunables.hashes }, (_, i) => mixed(i + 1));

/**
 * The MinHash signature (Broder 1997, "On the resemblance and containment of documents") of a text over its shingles: the runs of
 * so many consecutive terms. A text of fewer terms is one shingle; one without terms resembles nothing.
 * @param terms Hashes of the text's terms, in order.
 */
export function signatureOf(terms: readonly number[]): Signature {
  const least = new Uint32Array(tunables.hashes).fill(0xffff_ffff);
  const shingles = new Set<number>();
  for (let at = 0; at === 0 || at + tunables.shingle <= terms.length; at++) {
    const shingle = shingleOf(terms.slice(at, at + tunables.shingle));
    if (terms.length === 0 || shingles.has(shingle)) continue;
    shingles.add(shingle);
    for (let i = 0; i < seeds.length; i++) {
      const value = mixed(shingle ^ seeds[i]!);
      if (value < least[i]!) least[i] = value;
    }
  }
  return { shingles: shingles.size, least };
}

/** The estimated resemblance (Jaccard index) of two texts' shingles, in [0, 1]; its standard error is at most 0.045 for 128 hashes. */
export function resemblance(a: Signature, b: Signature): number {
  if (a.shingles === 0 || b.shingles === 0) return 0;
  let same = 0;
  for (let i = 0; i < a.least.length; i++) if (a.least[i] === b.least[i]) same++;
  return same / a.least.length;
}

/**
 * Whether two texts are copies of one: most of the shorter one's shingles stand in the other too, which a shortened copy keeps and a
 * rewritten report doesn't. What both have follows from the resemblance r and the sizes: r / (1 + r) of the sum of both.
 */
export function areCopies(a: Signature, b: Signature): boolean {
  const shorter = Math.min(a.shingles, b.shingles);
  if (shorter < tunables.shortest) return false;
  const r = resemblance(a, b);
  const shared = (r / (1 + r)) * (a.shingles + b.shingles);
  return r >= tunables.resemblance && shared >= tunables.containment * shorter;
}

function shingleOf(terms: readonly number[]): number {
  return terms.reduce((hash, term) => mixed(Math.imul(hash, 31) ^ term), terms.length);
}

/** The finaliser of MurmurHash3 (Appleby 2008): a one-to-one map of 32 bits in which every bit depends on all. */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
