import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../hash-file.js';
import type { SavedVectors } from './manifest.js';

/** Whether the file lies in `folder` and has the size and the hash that the manifest says. */
export async function isIntact(folder: string, file: SavedVectors): Promise<boolean> {
  if (!isPresent(folder, file)) return false;
  // A reader may come while the next indexing removes the file.
  const hash = await hashFile(join(folder, file.name)).catch(() => null);
  return hash === file.sha256;
}

/** Whether the file lies in `folder` and has the size that the manifest says: what can be told without reading it. */
function isPresent(folder: string, { name, bytes }: SavedVectors): boolean {
  try {
    return statSync(join(folder, name)).size === bytes;
  } catch {
    // Missing, or a link to itself.
    return false;
  }
}

/** Bytes before the first element, and where in them the number of elements and the size of one are (hnswlib's saveIndex). */
const HEADER = { bytes: 96, count: 16, elementSize: 24 } as const;
const LENGTH_BYTES = 4;

/**
 * Whether a file just written ends where hnswlib meant it to end: a header, the elements, and for each the length of its links on
 * the upper levels and these links. On a full disk hnswlib leaves a shorter file and reports success.
 */
export async function isComplete(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size < HEADER.bytes) return false;
    const header = Buffer.alloc(HEADER.bytes);
    await handle.read(header, 0, HEADER.bytes, 0);
    const count = Number(header.readBigUInt64LE(HEADER.count));
    const elements = HEADER.bytes + count * Number(header.readBigUInt64LE(HEADER.elementSize));
    if (size < elements) return false;
    const links = Buffer.alloc(size - elements);
    await handle.read(links, 0, links.length, elements);
    let at = 0;
    for (let n = 0; n < count; n++) {
      if (at + LENGTH_BYTES > links.length) return false;
      at += LENGTH_BYTES + links.readUInt32LE(at);
    }
    return at === links.length;
  } finally {
    await handle.close();
  }
}
