import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { pagesIn } from './log.js';
import { notAsWritten } from './not-as-written.js';
import { DATABASE } from './schema.js';
import { STRETCH, type Summed, lengthOf } from './stretches.js';

/**
 * Which stretches of the database an indexing writes into, so that only these are summed up anew for its seal. Nothing gets there but
 * out of the write-ahead log, so the log is looked through each time before it is folded in. What is about to be written over is held
 * against the seal before: what has rotted on the disk is never sealed as sound.
 */
export class WrittenStretches {
  /** False where it could not be found out what was written into: then nothing may be sealed. */
  isSure = true;
  private readonly written = new Set<number>();

  /** @param before the database as it was sealed, or as it was found where it was not; null where there is none, or all of it is to be summed up. */
  constructor(
    private readonly folder: string,
    private readonly before: Summed | null,
  ) {}

  /** To be called each time before the log is folded into the database. @throws VerbatimError INDEX_DAMAGED; the system's error. */
  note(): void {
    const { before } = this;
    if (before === null) return;
    this.isSure = false;
    const path = join(this.folder, DATABASE);
    const { pageSize, pages } = pagesIn(`${path}-wal`);
    const touched = new Set(Array.from(pages, (page) => Math.floor(((page - 1) * pageSize) / STRETCH)));
    for (const n of this.written) touched.delete(n);
    if (touched.size > 0) this.check(path, before, touched);
    for (const n of touched) this.written.add(n);
    this.isSure = true;
  }

  private check(path: string, { bytes, sums }: Summed, stretches: ReadonlySet<number>): void {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.allocUnsafe(STRETCH);
      for (const n of stretches) {
        if (n >= sums.length) continue;
        const got = readSync(file, buffer, 0, lengthOf(n, bytes), n * STRETCH);
        if (crc32(buffer.subarray(0, got)) !== sums[n]) throw notAsWritten(this.folder);
      }
    } finally {
      closeSync(file);
    }
  }

  /** The sum of a stretch that nothing was written into, in a file of so many bytes by now; undefined where it has to be found. */
  sumOf(stretch: number, bytes: number): number | undefined {
    if (this.before === null || this.written.has(stretch)) return undefined;
    return lengthOf(stretch, bytes) === lengthOf(stretch, this.before.bytes) ? this.before.sums[stretch] : undefined;
  }
}
