/**
 * A writer for the protocol buffers wire format: as much of it as an ONNX file needs.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */

/** An encoded field or message. The chunks are views, so that megabytes of weights are never copied. */
export type Encoded = readonly Uint8Array[];

const wire = { varint: 0, bytes: 2, fixed32: 5 } as const;

/** Seven bits a byte, the lowest first; negative numbers in 64-bit two's complement, as int64 has them. */
export function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return Uint8Array.from(bytes);
}

const key = (field: number, type: number) => varint((field << 3) | type);

export function byteLength(encoded: Encoded): number {
  return encoded.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** An int32, int64, bool or enum field. */
export function integer(field: number, value: number | bigint): Encoded {
  return [key(field, wire.varint), varint(value)];
}

/** A float field. */
export function float(field: number, value: number): Encoded {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [key(field, wire.fixed32), bytes];
}

export function bytes(field: number, value: Uint8Array): Encoded {
  return [key(field, wire.bytes), varint(value.length), value];
}

export function text(field: number, value: string): Encoded {
  return bytes(field, new TextEncoder().encode(value));
}

/** A field that holds a message made of `fields`. */
export function message(field: number, ...fields: readonly Encoded[]): Encoded {
  const body = fields.flat();
  return [key(field, wire.bytes), varint(byteLength(body)), ...body];
}
