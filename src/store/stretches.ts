import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/**
 * Bytes of a file that have a sum of their own, and are read at once. One article changed among 10,000 (63,616 passages, 1.35 GB)
 * touches 27 of such stretches; of 64 KB it touches 76, but then there are sixteen times as many sums to keep.
 */
export const STRETCH = 1 << 20;

/** A file's length, and the CRC-32 of each of its stretches, in order. */
export interface Summed {
  readonly bytes: number;
  readonly sums: readonly number[];
}

/** Bytes of the nth stretch in a file of so many bytes: only the last is shorter. */
export function lengthOf(n: number, bytes: number): number {
  return Math.max(0, Math.min(STRETCH, bytes - n * STRETCH));
}

/**
 * Sums a file up, the next stretch being read meanwhile.
 * @param known the sum of the nth stretch, in a file of so many bytes, that need not be read; undefined where it has to be.
 * @throws the system's error.
 */
export async function sumUp(
  path: string,
  known: (n: number, bytes: number) => number | undefined = () => undefined,
): Promise<Summed> {
  const file = await open(path, 'r');
  try {
    const { size: bytes } = await file.stat();
    const sums = Array.from({ length: Math.ceil(bytes / STRETCH) }, (_, n) => known(n, bytes));
    const unknown = [...sums.keys()].filter((n) => sums[n] === undefined);
    const buffers = [Buffer.allocUnsafe(STRETCH), Buffer.allocUnsafe(STRETCH)] as const;
    let reading = unknown.length > 0 ? read(file, unknown[0]!, bytes, buffers[0]) : null;
    for (const [at, n] of unknown.entries()) {
      const stretch = await reading!;
      const next = unknown[at + 1];
      reading = next === undefined ? null : read(file, next, bytes, buffers[at % 2 === 0 ? 1 : 0]);
      sums[n] = crc32(stretch);
    }
    return { bytes, sums: sums as number[] };
  } finally {
    await file.close();
  }
}

/** The bytes of the nth stretch; fewer where the file has become shorter meanwhile. */
async function read(file: FileHandle, n: number, bytes: number, buffer: Buffer): Promise<Buffer> {
  const length = lengthOf(n, bytes);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(buffer, got, length - got, n * STRETCH + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return buffer.subarray(0, got);
}
