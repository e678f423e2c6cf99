import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VerbatimError, isVerbatimError } from '../errors.js';
import { corpusFolder, notWritable } from './folder.js';
import { ADDED_FORMATS, safeFileName } from './file-name.js';
import { removeLeftovers, temporaryName } from './leftovers.js';
import { nameToFree } from './move.js';

/** A file that can become one of the corpus. */
export interface Addition {
  /** Its name there, which is the article's id. */
  readonly id: string;
  /**
   * Writes it: under a hidden name first, which nobody reads, and then, whole and on the disk, under its own.
   * @throws VerbatimError ARTICLE_EXISTS, CORPUS_NOT_WRITABLE
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Takes back what was written. @throws VerbatimError CORPUS_NOT_WRITABLE */
  discard(): Promise<void>;
}

/**
 * Prepares adding a file to a corpus, at the top of its folder.
 * @param name as somebody called it; it is made safe.
 * @throws VerbatimError UPLOAD_FORMAT, SEEDS_MISSING, SEEDS_UNREADABLE, SEEDS_ONE_FILE
 */
export async function prepareAddition(seeds: string, name: string): Promise<Addition> {
  const id = safeFileName(name);
  if (id === null) throw new VerbatimError('UPLOAD_FORMAT', { name, formats: ADDED_FORMATS.join(', ') });
  const folder = await corpusFolder(seeds);
  const path = join(folder, id);
  return {
    id,
    async write(bytes) {
      await removeLeftovers(folder, Date.now());
      const temporary = join(folder, temporaryName());
      try {
        await writeWhole(temporary, bytes);
        if (!(await nameToFree(temporary, path))) throw new VerbatimError('ARTICLE_EXISTS', { id });
      } catch (error) {
        throw isVerbatimError(error) ? error : notWritable(folder, error);
      } finally {
        // Where that fails, the next addition takes it away.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
    async discard() {
      try {
        await rm(path);
      } catch (error) {
        throw notWritable(folder, error);
      }
    },
  };
}

/** @throws the system's error; also where there is something of that name, be it a link. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
