import { lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { VerbatimError, causeOf } from '../errors.js';

/**
 * Where the corpus really lies, to put files into it or to take them out.
 * @throws VerbatimError SEEDS_MISSING, SEEDS_UNREADABLE, SEEDS_ONE_FILE
 */
export async function corpusFolder(seeds: string): Promise<string> {
  const found = await locate(seeds);
  if (!found.isFolder) throw new VerbatimError('SEEDS_ONE_FILE', { path: seeds });
  return found.root;
}

async function locate(seeds: string): Promise<{ root: string; isFolder: boolean }> {
  try {
    const root = await realpath(seeds);
    return { root, isFolder: (await stat(root)).isDirectory() };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new VerbatimError('SEEDS_MISSING', { path: seeds }, { cause: error });
    throw new VerbatimError('SEEDS_UNREADABLE', { path: seeds, cause: causeOf(error) }, { cause: error });
  }
}

/**
 * A folder below another, made where it is missing. None of the folders on the way may be a link: what it leads to could lie anywhere.
 * @param names of the folders on the way, each a single name.
 * @throws VerbatimError CORPUS_NOT_WRITABLE
 */
export async function folderBelow(root: string, names: readonly string[]): Promise<string> {
  let folder = root;
  for (const name of names) {
    folder = join(folder, name);
    try {
      await mkdir(folder).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
      if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is a link or a file`);
    } catch (error) {
      throw notWritable(root, error);
    }
  }
  return folder;
}

/** The error for a corpus that could not be changed. */
export function notWritable(path: string, error: unknown): VerbatimError {
  return new VerbatimError('CORPUS_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
}

/** The system's code of an error (`ENOENT`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
