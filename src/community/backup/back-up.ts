import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { VerbatimError, causeOf, isVerbatimError } from '../../errors.js';
import { hashFile } from '../../hash-file.js';
import { makeFolder } from '../../make-folder.js';
import { type SqliteDatabase, openDatabase, translate } from '../../store/sqlite.js';
import { COMMUNITY } from '../community.js';
import { type BackupManifest, FORMAT, MANIFEST } from './manifest.js';
import { sync, wholeLayout } from './whole.js';

/** What the backup is made beside, until it is whole; a killed one leaves it, and the next one takes it away. */
const PART = '.part-';
/** More pages than a database has: all are copied in one step, so that who writes meanwhile never makes it begin again. */
const ALL = 0x7fffffff;

/** What to back up, and where. */
export interface BackupOptions {
  /** EMBEDDINGS_DIR. */
  readonly embeddings: string;
  /** A folder that is empty or missing. */
  readonly folder: string;
  /** Of this Verbatim. */
  readonly version: string;
  readonly now: () => Date;
}

/**
 * Copies what below EMBEDDINGS_DIR can't be rebuilt, which is community.db: one state of it, by SQLite's online backup
 * (sqlite.org/backup.html), while others read and write. Only the owner can read the copy. The manifest comes last, so that a backup that
 * was killed is none.
 * @throws VerbatimError BACKUP_NOTHING, BACKUP_TARGET, BACKUP_NOT_WRITABLE, COMMUNITY_DAMAGED; COMMUNITY_NOT_WRITABLE where EMBEDDINGS_DIR is
 * read-only, since even who reads a write-ahead log writes beside it.
 */
export async function backUp({ embeddings, folder, version, now }: BackupOptions): Promise<BackupManifest> {
  const source = join(embeddings, COMMUNITY);
  if (!existsSync(source)) throw new VerbatimError('BACKUP_NOTHING', { path: source });
  const live = openDatabase(source, 'read', { kept: 'COMMUNITY' });
  try {
    const part = prepare(folder);
    try {
      const manifest = await write(live, part, { version, createdAt: now().toISOString() });
      for (const name of [COMMUNITY, MANIFEST]) renameSync(join(part, name), join(folder, name));
      sync(folder);
      return manifest;
    } catch (error) {
      for (const name of [MANIFEST, COMMUNITY]) remove(join(folder, name));
      throw error;
    } finally {
      remove(part);
    }
  } catch (error) {
    const known = translate(source, error, 'COMMUNITY');
    // Only the copy is written to.
    if (isVerbatimError(known) && known.code !== 'COMMUNITY_NOT_WRITABLE') throw known;
    const cause = isVerbatimError(error) ? (error.cause ?? error) : error;
    throw new VerbatimError('BACKUP_NOT_WRITABLE', { path: folder, cause: causeOf(cause) }, { cause: error });
  } finally {
    live.close();
  }
}

/** What can't be removed stays, and harms nobody. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The next backup into this folder removes it.
  }
}

/** A folder for the parts, in one that holds nothing yet but what a backup left that was never finished. */
function prepare(folder: string): string {
  makeFolder(folder);
  const names = readdirSync(folder);
  const isPart = (name: string) => name.startsWith(PART);
  const isLeft = names.some(isPart) && !names.includes(MANIFEST);
  if (names.some((name) => !isPart(name) && !(isLeft && name === COMMUNITY)))
    throw new VerbatimError('BACKUP_TARGET', { path: folder });
  for (const name of names) rmSync(join(folder, name), { recursive: true });
  return mkdtempSync(join(folder, PART));
}

async function write(
  live: SqliteDatabase,
  part: string,
  { version, createdAt }: { readonly version: string; readonly createdAt: string },
): Promise<BackupManifest> {
  const copy = join(part, COMMUNITY);
  closeSync(openSync(copy, 'wx', 0o600));
  await live.backup(copy, { progress: () => ALL });
  const layout = wholeLayout(copy);
  sync(copy);
  const manifest: BackupManifest = {
    format: FORMAT,
    verbatim: version,
    sqlite: live.prepare<[], string>('SELECT sqlite_version()').pluck().get()!,
    createdAt,
    community: { layout, bytes: statSync(copy).size, sha256: await hashFile(copy) },
  };
  writeFileSync(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  return manifest;
}
