import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../../../src/embed/model/safetensors.js';

/** A file with the given header over `size` bytes 0, 1, 2… */
function file(header: unknown, size: number): Uint8Array {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.from(Array.from({ length: size }, (_, i) => i % 256))]);
}

const a = { dtype: 'F16', shape: [2, 3], data_offsets: [0, 12] };
const b = { dtype: 'I64', shape: [1], data_offsets: [12, 20] };
const good = file({ __metadata__: { format: 'pt' }, b, a }, 20);

describe('readSafetensors', () => {
  it('finds every tensor with its type, shape and bytes', () => {
    const tensors = readSafetensors(good);
    expect([...tensors.keys()].sort()).toEqual(['a', 'b']);
    expect(tensors.get('a')).toMatchObject({ dtype: 'F16', shape: [2, 3] });
    expect([...(tensors.get('b')?.data ?? [])]).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['too short', good.subarray(0, 7), /too short/],
    ['a header longer than the file', good.subarray(0, 30), /longer than the file/],
    ['a header that is not JSON', file('{"a":', 0), /not JSON/],
    ['a header that is no object', file('[]', 0), /not a JSON object/],
    ['an unknown type', file({ a: { ...a, dtype: 'F12' } }, 12), /unknown type F12/],
    ['a negative size', file({ a: { ...a, shape: [-2, -3] } }, 12), /no valid shape/],
    ['a size that its shape denies', file({ a: { ...a, shape: [2, 2] } }, 12), /size other than its shape/],
    ['an end before its beginning', file({ a: { ...a, data_offsets: [12, 0] } }, 12), /size other than its shape/],
    ['three offsets', file({ a: { ...a, data_offsets: [0, 12, 13] } }, 12), /no valid place/],
    ['an entry that is null', file({ a: null }, 0), /not an object/],
    ['a tensor past the end', file({ a }, 11), /ends before the tensor a/],
    ['bytes of no tensor at the end', file({ a }, 13), /1 bytes that belong to no tensor/],
    ['tensors that overlap', file({ a, b: { ...b, data_offsets: [11, 19] } }, 19), /overlap or leave a gap at byte 12/],
    [
      'a gap between tensors',
      file({ a, b: { ...b, data_offsets: [13, 21] } }, 21),
      /overlap or leave a gap at byte 12/,
    ],
  ])('refuses %s', (_, bytes, problem) => {
    expect(() => readSafetensors(bytes)).toThrow(problem);
  });

  it('refuses a file cut anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), (length) => {
        expect(() => readSafetensors(good.subarray(0, length))).toThrow();
      }),
    );
  });

  it('reads anything or refuses it with an Error, whatever the header says', () => {
    const entry = fc.record(
      { dtype: fc.constantFrom('F16', 'U8', 7, null), shape: fc.json(), data_offsets: fc.json() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.dictionary(fc.string(), entry)), fc.nat({ max: 40 }), (header, size) => {
        try {
          readSafetensors(file(header, size));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});
