import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file by its path below a folder, as the file system spells it. */
export interface FoundFile {
  readonly absolute: string;
  /** The names of the folders it lies in, below the folder that was looked through, and its own. */
  readonly folders: readonly string[];
  readonly name: string;
}

/**
 * The ordinary file with this path below a folder (forward slashes, Unicode NFC, as article ids are). Each name on the way is looked
 * up among those that are there, so that a path with `..` or a hidden name leads nowhere; and no link is followed.
 * @returns null where there is none; 'link' where it is a link or lies behind one.
 * @throws the system's error where a folder can't be read.
 */
export async function findFile(root: string, path: string): Promise<FoundFile | 'link' | null> {
  const wanted = path.split('/');
  const found: string[] = [];
  for (const [i, name] of wanted.entries()) {
    if (name === '' || name.startsWith('.')) return null;
    const entries = await readdir(join(root, ...found));
    const spelt = entries.find((entry) => entry === name) ?? entries.find((entry) => entry.normalize('NFC') === name);
    if (spelt === undefined) return null;
    const stats = await lstat(join(root, ...found, spelt));
    if (stats.isSymbolicLink()) return 'link';
    const isLast = i === wanted.length - 1;
    if (isLast ? !stats.isFile() : !stats.isDirectory()) return null;
    found.push(spelt);
  }
  return { absolute: join(root, ...found), folders: found.slice(0, -1), name: found.at(-1)! };
}
