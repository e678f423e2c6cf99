import type { Signature } from '../terms/min-hash.js';
import type { Sentence } from '../types.js';

/** Vectors as bytes: float32 little-endian, as every machine Node runs on has it. */
export function encodeVector(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** The vector in a blob of the database. */
export function decodeVector(blob: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } = aligned(blob);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}

/** Largest int8, to which 1 is scaled: elements of a vector of length 1 never exceed 1. */
const INT8_SCALE = 127;

/**
 * Sentence vectors of length 1 as int8, a quarter of the size. Each is scaled so that its largest element becomes 127; as only the
 * direction matters, no scale is kept. The cosine changes by 0.0003 in the mean and by less than 0.003 (tests/store/blobs.test.ts).
 */
export function encodeSentenceVectors(vectors: readonly Float32Array[]): Buffer {
  const dimension = vectors[0]?.length ?? 0;
  const bytes = new Int8Array(vectors.length * dimension);
  vectors.forEach((vector, n) => {
    let largest = 0;
    for (const element of vector) largest = Math.max(largest, Math.abs(element));
    const scale = largest === 0 ? 0 : INT8_SCALE / largest;
    for (let i = 0; i < dimension; i++) bytes[n * dimension + i] = Math.round(vector[i]! * scale);
  });
  return Buffer.from(bytes.buffer);
}

/** The cosine of `question` (length 1) with each sentence vector in a blob, in order. */
export function sentenceCosines(question: Float32Array, blob: Buffer): number[] {
  const bytes = new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength);
  const dimension = question.length;
  const cosines: number[] = [];
  for (let at = 0; at + dimension <= bytes.length; at += dimension) {
    let product = 0;
    let square = 0;
    for (let i = 0; i < dimension; i++) {
      const element = bytes[at + i]!;
      product += question[i]! * element;
      square += element * element;
    }
    cosines.push(square === 0 ? 0 : product / Math.sqrt(square));
  }
  return cosines;
}

/** Numbers a sentence takes in its blob: start, end, and the sum of what it is: */
const SENTENCE = 3;
const HEADING = 1;
const CUT_START = 2;
const CUT_END = 4;

/** Sentences as uint32. */
export function encodeSentences(sentences: readonly Sentence[]): Buffer {
  const numbers = sentences.flatMap(({ start, end, heading, cut }) => [
    start,
    end,
    (heading ? HEADING : 0) | (cut?.start === true ? CUT_START : 0) | (cut?.end === true ? CUT_END : 0),
  ]);
  return Buffer.from(Uint32Array.from(numbers).buffer);
}

export function decodeSentences(blob: Buffer): Sentence[] {
  const numbers = uint32s(blob);
  const sentences: Sentence[] = [];
  for (let i = 0; i < numbers.length; i += SENTENCE) {
    const is = (flag: number) => (numbers[i + 2]! & flag) !== 0;
    const cut = { start: is(CUT_START), end: is(CUT_END) };
    const heading = is(HEADING);
    sentences.push({ start: numbers[i]!, end: numbers[i + 1]!, heading, ...(cut.start || cut.end ? { cut } : {}) });
  }
  return sentences;
}

/** Offsets as uint32. */
export function encodeOffsets(offsets: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(offsets).buffer);
}

export function decodeOffsets(blob: Buffer): number[] {
  return Array.from(uint32s(blob));
}

/** A signature as uint32: the number of shingles, then the least values. */
export function encodeSignature({ shingles, least }: Signature): Buffer {
  return Buffer.from(Uint32Array.of(shingles, ...least).buffer);
}

export function decodeSignature(blob: Buffer): Signature {
  const numbers = uint32s(blob);
  return { shingles: numbers[0] ?? 0, least: numbers.subarray(1) };
}

/** Numbers sentence by sentence (token ids, term hashes) as int32: each sentence's count, then its numbers. */
export function encodeNested(sentences: readonly (readonly number[])[]): Buffer {
  return Buffer.from(Int32Array.from(sentences.flatMap((ids) => [ids.length, ...ids])).buffer);
}

export function decodeNested(blob: Buffer): number[][] {
  return decodeRuns(blob).map((numbers) => Array.from(numbers));
}

/** Codes of tokens (src/embed/token-codes.ts) sentence by sentence, in the same way: each sentence's number of words, then they. */
export function encodeCodes(sentences: readonly Int32Array[]): Buffer {
  const numbers = new Int32Array(sentences.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const codes of sentences) {
    numbers[at] = codes.length;
    numbers.set(codes, at + 1);
    at += codes.length + 1;
  }
  return Buffer.from(numbers.buffer);
}

/** What encodeNested or encodeCodes wrote, as views of the blob. */
export function decodeRuns(blob: Buffer): Int32Array[] {
  const { buffer, byteOffset, byteLength } = aligned(blob);
  const numbers = new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
  const sentences: Int32Array[] = [];
  for (let at = 0; at < numbers.length; at += numbers[at]! + 1) {
    sentences.push(numbers.subarray(at + 1, at + 1 + numbers[at]!));
  }
  return sentences;
}

function uint32s(blob: Buffer): Uint32Array {
  const { buffer, byteOffset, byteLength } = aligned(blob);
  return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
}

/** The blob itself, or a copy where it begins at no multiple of four bytes, as typed arrays have to. */
function aligned(blob: Uint8Array): Uint8Array {
  return blob.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? blob : new Uint8Array(blob);
}
