import { closeSync, fsyncSync, openSync } from 'node:fs';
import { VerbatimError } from '../../errors.js';
import { guardDatabase, openDatabase } from '../../store/sqlite.js';
import { layoutOf } from '../migrate.js';
import { checkSums } from '../row-sums.js';

/**
 * Looks through a copy of community.db that nobody else has open, and makes it one file, without a log beside it.
 * @returns its layout.
 * @throws VerbatimError COMMUNITY_DAMAGED, COMMUNITY_NOT_WRITABLE
 */
export function wholeLayout(path: string): number {
  const copy = openDatabase(path, 'write', { journal: 'DELETE', kept: 'COMMUNITY' });
  try {
    return guardDatabase(
      path,
      () => {
        const damaged = (cause: string) => new VerbatimError('COMMUNITY_DAMAGED', { path, cause });
        const found = copy.pragma('integrity_check(1)', { simple: true }) as string;
        if (found !== 'ok') throw damaged(found.split('\n').join(' '));
        if ((copy.pragma('foreign_key_check') as unknown[]).length > 0) throw damaged('entries belong to none');
        const layout = layoutOf(copy);
        if (layout === null) throw damaged('it is a database of something else');
        checkSums(copy);
        return layout;
      },
      'COMMUNITY',
    );
  } finally {
    copy.close();
  }
}

/** Waits until a file or a folder's list of names is on the disk. @throws the system's error. */
export function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
