import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { VerbatimError, causeOf, isVerbatimError } from '../../errors.js';
import { hashFile } from '../../hash-file.js';
import { makeFolder } from '../../make-folder.js';
import { COMMUNITY } from '../community.js';
import { layouts } from '../layout.js';
import { COUNT } from '../write-count.js';
import { holdAlone } from './hold-alone.js';
import { type BackupManifest, readManifest } from './manifest.js';
import { sync, wholeLayout } from './whole.js';

const ARRIVING = `${COMMUNITY}.restoring-`;
const REPLACED = `${COMMUNITY}.replaced-`;
/** What SQLite may leave beside a database whose process was killed. It must never meet another one. */
const beside = ['-wal', '-shm', '-journal', COUNT];

/** What to restore, and where to. */
export interface RestoreOptions {
  /** A backup's folder, which is only read. */
  readonly folder: string;
  /** EMBEDDINGS_DIR. */
  readonly embeddings: string;
  readonly now: () => Date;
}

/** What was restored. */
export interface Restored {
  readonly manifest: BackupManifest;
  /** Path of what was there before and is kept; null where there was nothing. */
  readonly replaced: string | null;
}

/**
 * Puts the community.db of a backup in place, once it has been found to be what was backed up; the file before is kept beside it. Killed
 * at any moment, the one or the other is in place, whole.
 * @throws VerbatimError BACKUP_MISSING, BACKUP_DAMAGED, BACKUP_NEWER; COMMUNITY_IN_USE where a bot runs; COMMUNITY_NOT_WRITABLE
 */
export async function restore({ folder, embeddings, now }: RestoreOptions): Promise<Restored> {
  const manifest = readManifest(folder);
  if (manifest.community.layout > layouts.length)
    throw new VerbatimError('BACKUP_NEWER', { path: folder, version: manifest.verbatim });
  const live = join(embeddings, COMMUNITY);
  try {
    makeFolder(embeddings);
    takeAwayLeftovers(embeddings, live);
    const arriving = join(embeddings, ARRIVING + randomBytes(6).toString('hex'));
    try {
      await copyChecked(folder, arriving, manifest);
      const held = holdAlone(live);
      try {
        return { manifest, replaced: exchange(live, arriving, `${REPLACED}${stamp(now())}`, embeddings) };
      } finally {
        held?.close();
      }
    } finally {
      rmSync(arriving, { force: true });
    }
  } catch (error) {
    if (isVerbatimError(error)) throw error;
    throw new VerbatimError('COMMUNITY_NOT_WRITABLE', { path: live, cause: causeOf(error) }, { cause: error });
  }
}

/** The copy is what is checked: it is what will be used. */
async function copyChecked(folder: string, arriving: string, { community }: BackupManifest): Promise<void> {
  const source = join(folder, COMMUNITY);
  const damaged = (cause: string) => new VerbatimError('BACKUP_DAMAGED', { path: source, cause });
  if (!existsSync(source)) throw damaged('it is missing');
  try {
    accessSync(source, constants.R_OK);
    if (!statSync(source).isFile()) throw new Error('it is not a file');
  } catch (error) {
    throw damaged(causeOf(error));
  }
  copyFileSync(source, arriving);
  chmodSync(arriving, 0o600);
  if (statSync(arriving).size !== community.bytes) throw damaged('it has another size than the manifest says');
  if ((await hashFile(arriving)) !== community.sha256) throw damaged('it has another SHA-256 than the manifest says');
  try {
    if (wholeLayout(arriving) !== community.layout) throw damaged('it has another layout than the manifest says');
  } catch (error) {
    throw isVerbatimError(error, 'COMMUNITY_DAMAGED') ? damaged(causeOf(error.cause ?? error)) : error;
  }
  sync(arriving);
}

/** @returns where what was there before is now; null where there was nothing. */
function exchange(live: string, arriving: string, name: string, embeddings: string): string | null {
  const before = existsSync(live) ? join(embeddings, name) : null;
  // A second name first, and then the exchange in one step: at no moment is there no file, in whose place a bot would begin an empty one.
  if (before !== null) linkSync(live, before);
  for (const ending of beside) {
    if (existsSync(live + ending)) renameSync(live + ending, join(embeddings, name + ending));
  }
  renameSync(arriving, live);
  sync(embeddings);
  return before;
}

/** What a killed restore left: copies, and second names of the file in place. */
function takeAwayLeftovers(embeddings: string, live: string): void {
  const inPlace = statSync(live, { throwIfNoEntry: false });
  for (const name of readdirSync(embeddings)) {
    const path = join(embeddings, name);
    const isSecond = name.startsWith(REPLACED) && statSync(path).ino === inPlace?.ino;
    if (name.startsWith(ARRIVING) || isSecond) rmSync(path);
  }
}

/** A time as a part of a file's name, on every system. */
function stamp(time: Date): string {
  return time.toISOString().replace(/[:.]/g, '-');
}
