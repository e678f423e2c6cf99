/**
 * A term as 32 bits: FNV-1a over its UTF-16 units (Fowler, Noll, Vo; draft-eastlake-fnv). Passages are kept as term hashes, so that
 * ranking compares integers instead of analysing text anew; two different terms of one question and passage colliding is a
 * matter of one in ten million.
 */
export function termHash(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash | 0;
}
