import { constants } from 'node:fs';
import { copyFile, link, lstat, readdir, rm, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { codeOf } from './folder.js';

/** What file systems without hard links answer, and where two are joined in one folder. */
const withoutLinks = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Moves a file, never over another one. It appears at once and whole, where the file system has hard links: a second name is given to it, and
 * the first taken away. (Renaming would replace what is there.)
 * @returns false where something of that name is there already, in other letters (case, Unicode form) too.
 * @throws the system's error.
 */
export async function moveToFree(from: string, to: string): Promise<boolean> {
  if (!(await nameToFree(from, to))) return false;
  try {
    await unlink(from);
  } catch (error) {
    // In both places it would be two articles.
    await rm(to, { force: true });
    throw error;
  }
  return true;
}

/** The first step of it: the file has both names then. @returns and @throws as `moveToFree`. */
export async function nameToFree(from: string, to: string): Promise<boolean> {
  // Where it has both names already, an earlier move was ended between the two steps.
  if (await isTaken(to)) return isSame(from, to);
  try {
    await nameAnew(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  return true;
}

async function nameAnew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!withoutLinks.includes(codeOf(error) ?? '')) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

/** Whether both are names of one file. */
export async function isSame(one: string, other: string): Promise<boolean> {
  const look = (path: string) => lstat(path, { bigint: true }).catch(() => null);
  const [a, b] = [await look(one), await look(other)];
  return a?.isFile() === true && a.ino === b?.ino && a.dev === b.dev;
}

async function isTaken(path: string): Promise<boolean> {
  return (await namesLike(dirname(path), basename(path))).length > 0;
}

/** What is in a folder under a name, in other letters (case, Unicode form) too: on some file systems those are the same. */
export async function namesLike(folder: string, name: string): Promise<string[]> {
  const folded = (one: string) => one.normalize('NFC').toLowerCase();
  return (await readdir(folder)).filter((one) => folded(one) === folded(name));
}
