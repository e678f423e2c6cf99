import { constants, open, type FileHandle } from 'node:fs/promises';
import { VerbatimError } from '../errors.js';
import { reading } from '../tunables.js';

/** Nothing that was put in the file's place since it was listed is waited for (a pipe) or followed (a link). */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The bytes of an ordinary file, no more than it has as it is opened.
 * @throws VerbatimError FILE_TOO_LARGE; the system's error, or that it is not an ordinary file.
 */
export async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, FLAGS);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('it is not an ordinary file');
    const limit = reading.maxFileMegabytes;
    if (stats.size > limit * 2 ** 20)
      throw new VerbatimError('FILE_TOO_LARGE', { megabytes: Math.ceil(stats.size / 2 ** 20), limit });
    return await filled(Buffer.allocUnsafe(stats.size), file);
  } finally {
    await file.close();
  }
}

/** A buffer with a file's first bytes; shorter where the file became so. */
async function filled(bytes: Buffer, file: FileHandle): Promise<Buffer> {
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}
