import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and the folders above it, where they are missing. Not mkdir's `recursive`: that one never returns on a file system
 * that refuses new folders with ENOENT (/proc, Node 20), and hides the real cause of a full disk (nodejs/node#42808).
 * @param mode of the folder itself where it is made; those above get the system's.
 * @throws the system's error when that is not possible.
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path || statSync(above, { throwIfNoEntry: false })?.isDirectory() === true)
      throw error;
    makeFolder(above);
    mkdirSync(path, mode);
  }
}
