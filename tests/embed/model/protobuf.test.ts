import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byteLength,
  bytes,
  float,
  integer,
  message,
  text,
  varint,
  type Encoded,
} from '../../../src/embed/model/protobuf.js';

const hex = (encoded: Encoded) => Buffer.concat(encoded).toString('hex');

/** Reads a varint by the book: groups of seven bits, the lowest first. */
function readVarint(encoded: Uint8Array): bigint {
  return encoded.reduceRight((value, byte) => (value << 7n) | BigInt(byte & 0x7f), 0n);
}

describe('protobuf', () => {
  it('writes the examples of the format’s own documentation', () => {
    expect(hex([varint(150)])).toBe('9601');
    expect(hex(integer(1, 150))).toBe('089601');
    expect(hex(text(2, 'testing'))).toBe('120774657374696e67');
    expect(hex(message(3, integer(1, 150)))).toBe('1a03089601');
    expect(hex([varint(-2)])).toBe('feffffffffffffffff01');
  });

  it('writes floats little-endian', () => {
    expect(hex(float(2, 1))).toBe('150000803f');
  });

  it('writes varints that read back, with the high bit on every byte but the last', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const encoded = varint(value);
        expect(BigInt.asIntN(64, readVarint(encoded))).toBe(value);
        expect([...encoded].map((byte) => byte >> 7)).toEqual(
          [...encoded].map((_, i) => (i < encoded.length - 1 ? 1 : 0)),
        );
      }),
    );
  });

  it('declares the length of nested messages in bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (data, words) => {
        const inner = [...bytes(1, data), ...text(2, words)];
        const outer = message(3, inner);
        expect(byteLength(outer)).toBe(1 + varint(byteLength(inner)).length + byteLength(inner));
        expect(Buffer.concat(outer).subarray(-byteLength(inner))).toEqual(Buffer.concat(inner));
      }),
    );
  });
});
