import { randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uploads } from '../tunables.js';

/** A name for what is still being written: hidden, so that nobody reads it as an article. */
export function temporaryName(): string {
  return `.verbatim-${randomBytes(6).toString('hex')}.tmp`;
}

const temporary = /^\.verbatim-[0-9a-f]{12}\.tmp$/;

/**
 * Takes away what additions left in a folder whose process was killed: files of such names that nobody has written to for
 * `uploads.leftover`. One that can't be taken away stays: it harms nobody.
 * @param now milliseconds, as of Date.now.
 */
export async function removeLeftovers(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => temporary.test(one))) {
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => null);
    if (stats?.isFile() === true && now - stats.mtimeMs > uploads.leftover) await rm(path).catch(() => undefined);
  }
}
