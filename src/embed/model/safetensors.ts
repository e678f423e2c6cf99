/** A tensor as it lies in a safetensors file: little-endian, row by row. */
export interface Tensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** A view into the file. */
  readonly data: Uint8Array;
}

/** Bytes an element, for the types that weights come in. */
const elementSize: Readonly<Record<string, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
};

/** The format's own limit on its header, against files made to exhaust memory. */
const maxHeader = 100_000_000;

/**
 * Reads a safetensors file: 8 bytes with the header's length, the header as JSON, the tensors' bytes without a gap.
 * Source: https://github.com/huggingface/safetensors#format
 * @throws Error naming the first thing that is wrong with the file.
 */
export function readSafetensors(file: Uint8Array): Map<string, Tensor> {
  if (file.length < 8) throw new Error('the file is too short for a safetensors header');
  const declared = new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true);
  if (declared > BigInt(Math.min(maxHeader, file.length - 8))) throw new Error('its header is longer than the file');
  const start = 8 + Number(declared);
  const body = file.subarray(start);
  const tensors = new Map<string, Tensor>();
  const ranges: (readonly [number, number])[] = [];
  for (const [name, entry] of Object.entries(parseHeader(file.subarray(8, start)))) {
    if (name === '__metadata__') continue;
    const { dtype, shape, range } = checkEntry(name, entry);
    if (range[1] > body.length) throw new Error(`it ends before the tensor ${name} does`);
    ranges.push(range);
    tensors.set(name, { dtype, shape, data: body.subarray(...range) });
  }
  let covered = 0;
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (from !== covered) throw new Error(`its tensors overlap or leave a gap at byte ${covered}`);
    covered = to;
  }
  if (covered !== body.length) throw new Error(`it has ${body.length - covered} bytes that belong to no tensor`);
  return tensors;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Error('its header is not JSON', { cause: error });
  }
  if (!isRecord(header)) throw new Error('its header is not a JSON object');
  return header;
}

function checkEntry(name: string, entry: unknown) {
  if (!isRecord(entry)) throw new Error(`the header's entry ${name} is not an object`);
  const { dtype, shape, data_offsets: range } = entry;
  const size = typeof dtype === 'string' ? elementSize[dtype] : undefined;
  if (typeof dtype !== 'string' || size === undefined) {
    throw new Error(`the tensor ${name} has the unknown type ${String(dtype)}`);
  }
  if (!isSizes(shape)) throw new Error(`the tensor ${name} has no valid shape`);
  if (!isSizes(range) || range.length !== 2) throw new Error(`the tensor ${name} has no valid place in the file`);
  const [from, to] = range as [number, number];
  if (to - from !== shape.reduce((product, n) => product * n, size)) {
    throw new Error(`the tensor ${name} has a size other than its shape says`);
  }
  return { dtype, shape, range: [from, to] as const };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
