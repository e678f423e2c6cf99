import { closeSync, openSync, readSync } from 'node:fs';

/** Sizes in a write-ahead log, and where in its header the size of a page is (sqlite.org/fileformat2.html#walformat). */
const HEADER = { bytes: 32, pageSize: 8 } as const;
const FRAME_HEADER_BYTES = 24;
/** Bytes read at once. */
const CHUNK = 1 << 20;

/** What a write-ahead log holds pages of; frames left from before it was last begun anew are among them, too. */
export interface LoggedPages {
  readonly pageSize: number;
  /** Numbers of the pages, from 1. */
  readonly pages: ReadonlySet<number>;
}

/** Which pages of the database the log at `path` has; none where there is no log. @throws the system's error. */
export function pagesIn(path: string): LoggedPages {
  const pages = new Set<number>();
  const file = openIfThere(path);
  if (file === null) return { pageSize: 0, pages };
  try {
    const header = Buffer.alloc(HEADER.bytes);
    if (readSync(file, header, 0, HEADER.bytes, 0) < HEADER.bytes) return { pageSize: 0, pages };
    const pageSize = header.readUInt32BE(HEADER.pageSize);
    const frame = FRAME_HEADER_BYTES + pageSize;
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.floor(CHUNK / frame)) * frame);
    for (let at: number = HEADER.bytes; ; at += buffer.length) {
      const got = readSync(file, buffer, 0, buffer.length, at);
      for (let n = 0; n + frame <= got; n += frame) pages.add(buffer.readUInt32BE(n));
      if (got < buffer.length) return { pageSize, pages };
    }
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
