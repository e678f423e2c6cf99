import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../support/folders.js';

export const PAGE = 4_096;

/** A disk of its own, that can be filled to the last page. */
export interface Disk {
  readonly folder: string;
  /** Leaves so many pages free. */
  readonly fill: (pages: number) => void;
  /** Takes back what `fill` took. */
  readonly free: () => void;
}

/** A disk in memory; null where this user may not mount one. It is gone when the test file is done. */
export function smallDisk(megabytes: number): Disk | null {
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'verbatim-torture', folder]);
  if (mounted.status !== 0) return null;
  afterAll(() => void spawnSync('umount', [folder]));
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: (pages) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - pages * PAGE)));
    },
    free: () => rmSync(filler, { force: true }),
  };
}
