/** hamming.wat, assembled: Node.js counts no bits itself, and SIMD does so in a sixth of the time that JavaScript takes at best. */
export const assembled =
  'AGFzbQEAAAABCQFgBH9/f38BfwMCAQAFAwEAAQcSAgZtZW1vcnkCAAVsZWFzdAAACq8BAawBAwJ/AXsBf0H/////ByEEAkADQCABIAJPDQH9DAAAAAAAAAAAAAAAAAAAAAAhBkEAIQUDQCAGIAAgBWr9AAQAIAEgBWr9AAQA/VH9Yv19/Y4BIQYgBUEQaiEFIAUgA0kNAAsgBv1/IQYgBiAGIAb9DQgJCgsMDQ4PAAECAwQFBgf9rgEhBiAG/RsAIAb9GwFqIQcgByAESQRAIAchBAsgASADaiEBDAALCyAECw==';

interface Hamming {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): void };
  /** All in bytes. */
  readonly least: (code: number, from: number, to: number, row: number) => number;
}

/** As much of it as is used here; TypeScript knows it from browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Hamming };
};

const { memory, least } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(assembled, 'base64'))).exports;

const { BYTES_PER_ELEMENT: WORD } = Int32Array;
/** Words of a vector register, of which a code takes up a whole number; the rest of the last is 0. */
const REGISTER = 4;
/** Bytes by which WebAssembly's memory grows. */
const PAGE = 65_536;

/**
 * The Hamming distances of codes to the nearest code in each of several runs of codes.
 * @param codes each of as many 32-bit words as the others, at least one.
 * @param runs codes of that length, one after another.
 * @returns for each code a number a run: how many bits differ at least; for a run without codes a greater one than any code has bits.
 */
export function leastDistances(codes: readonly Int32Array[], runs: readonly Int32Array[]): number[][] {
  const words = codes[0]?.length ?? 1;
  const row = Math.ceil(words / REGISTER) * REGISTER;
  const needed = [...codes, ...runs].reduce((sum, { length }) => sum + (length / words) * row, 0);
  const heap = heapOf(needed);
  let end = 0;
  const put = (run: Int32Array) => {
    const start = end;
    for (let at = 0; at < run.length; at += words, end += row) {
      for (let word = 0; word < row; word++) heap[end + word] = word < words ? run[at + word]! : 0;
    }
    return [start * WORD, end * WORD] as const;
  };
  const starts = codes.map((code) => put(code)[0]);
  const bounds = runs.map(put);
  return starts.map((code) => bounds.map(([from, to]) => least(code, from, to, row * WORD)));
}

/** The module's memory with room for so many words. */
function heapOf(words: number): Int32Array {
  const missing = words * WORD - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return new Int32Array(memory.buffer);
}
