import { lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { VerbatimError, causeOf } from '../errors.js';
import { DATABASE } from './schema.js';
import { removeSeal } from './seal.js';

/**
 * Moves a damaged database out of the way, since all that is in it can be built again from the corpus; an earlier one set aside gives
 * way to it.
 * @throws VerbatimError INDEX_NOT_WRITABLE
 */
export function setAside(folder: string): void {
  const path = join(folder, DATABASE);
  try {
    removeSeal(folder);
    for (const suffix of ['-wal', '-shm', '.damaged']) rmSync(path + suffix, { recursive: true, force: true });
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) renameSync(path, `${path}.damaged`);
  } catch (error) {
    throw new VerbatimError('INDEX_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
  }
}
