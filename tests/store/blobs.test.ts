import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeNested,
  decodeOffsets,
  decodeSentences,
  decodeSignature,
  decodeVector,
  encodeNested,
  encodeOffsets,
  encodeSentenceVectors,
  encodeSentences,
  encodeSignature,
  encodeVector,
  sentenceCosines,
} from '../../src/store/blobs.js';
import { signatureOf } from '../../src/terms/min-hash.js';
import { dot } from '../../src/store/exact.js';
import { seeded, unitVector } from '../support/random.js';

/** The same bytes at an odd address, as a database may give them. */
function unaligned(blob: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0]), blob]).subarray(1);
}

test('vectors come back bit by bit, whatever the address of their bytes', () => {
  fc.assert(
    fc.property(fc.float32Array({ maxLength: 50 }), (vector) => {
      expect(decodeVector(unaligned(encodeVector(vector)))).toEqual(vector);
    }),
  );
});

test('a vector that is a part of a larger buffer is encoded alone', () => {
  const whole = Float32Array.of(1, 2, 3, 4);
  expect(decodeVector(encodeVector(whole.subarray(1, 3)))).toEqual(Float32Array.of(2, 3));
});

test('sentences come back', () => {
  const offset = fc.nat({ max: 0xffff_ffff });
  const cut = fc.constantFrom({ start: true, end: false }, { start: false, end: true }, { start: true, end: true });
  const sentence = fc.record(
    { start: offset, end: offset, heading: fc.boolean(), cut },
    { requiredKeys: ['start', 'end', 'heading'] },
  );
  fc.assert(
    fc.property(fc.array(sentence), (spans) => {
      expect(decodeSentences(unaligned(encodeSentences(spans)))).toEqual(spans);
    }),
  );
});

test('offsets come back', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0xffff_ffff })), (offsets) => {
      expect(decodeOffsets(unaligned(encodeOffsets(offsets)))).toEqual(offsets);
    }),
  );
});

test('signatures come back', () => {
  for (const signature of [signatureOf([]), signatureOf([1, 2, -3, 4])])
    expect(decodeSignature(unaligned(encodeSignature(signature)))).toEqual(signature);
});

test('numbers sentence by sentence come back, empty sentences among them', () => {
  const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(fc.array(fc.array(number)), (sentences) => {
      expect(decodeNested(unaligned(encodeNested(sentences)))).toEqual(sentences);
    }),
  );
});

test('int8 sentence vectors change a cosine by 0.0003 in the mean and by less than 0.003', () => {
  const random = seeded(1);
  const topics = Array.from({ length: 10 }, () => unitVector(random, 384));
  const vectors = Array.from({ length: 300 }, (_, i) => unitVector(random, 384, topics[i % 10], 0.8));
  const blob = unaligned(encodeSentenceVectors(vectors));
  const errors = vectors.flatMap((question) =>
    sentenceCosines(question, blob).map((cosine, i) => Math.abs(cosine - dot(question, vectors[i]!))),
  );
  expect(errors).toHaveLength(300 * 300);
  expect(errors.reduce((most, error) => Math.max(most, error), 0)).toBeLessThan(0.003);
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.0005);
});

test('a sentence without a direction is near to nothing', () => {
  const blob = encodeSentenceVectors([new Float32Array(3), Float32Array.of(0, 1, 0)]);
  expect(sentenceCosines(Float32Array.of(0, 1, 0), blob)).toEqual([0, 1]);
  expect(sentenceCosines(Float32Array.of(0, 1, 0), encodeSentenceVectors([]))).toEqual([]);
});
