import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from '../../hash-file.js';
import { makeFolder } from '../../make-folder.js';
import type { Encoded } from './protobuf.js';

/** What a file must be like to count as unharmed. */
export interface FileRecord {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Files of a folder, by their path below it with forward slashes. */
export type FileRecords = Readonly<Record<string, FileRecord>>;

interface Manifest {
  readonly version: string;
  readonly files: FileRecords;
}

/** Milliseconds after which a temporary file is a leftover of a process that was killed: writing one takes under a second. */
const leftoverAge = 600_000;

/** The records of a folder's files where its manifest is of `version` and every file has the size noted there; otherwise null. */
export async function notedFiles(folder: string, manifest: string, version: string): Promise<FileRecords | null> {
  try {
    const noted = JSON.parse(await readFile(join(folder, manifest), 'utf8')) as Manifest;
    if (noted.version !== version) return null;
    for (const [name, { bytes }] of Object.entries(noted.files))
      if ((await stat(join(folder, name))).size !== bytes) return null;
    return noted.files;
  } catch {
    return null;
  }
}

/** The same where every file has the SHA-256 noted there, too. */
export async function verifyFiles(folder: string, manifest: string, version: string): Promise<FileRecords | null> {
  const files = await notedFiles(folder, manifest, version);
  try {
    for (const [name, { sha256 }] of Object.entries(files ?? {}))
      if ((await hashFile(join(folder, name))) !== sha256) return null;
    return files;
  } catch {
    return null;
  }
}

/** Writes the manifest that `verifyFiles` reads; last, so that its presence says that the files are complete. */
export async function writeManifest(
  folder: string,
  manifest: string,
  version: string,
  files: FileRecords,
): Promise<void> {
  const content: Manifest = { version, files };
  await writeWhole(join(folder, manifest), [Buffer.from(`${JSON.stringify(content, null, 2)}\n`)]);
}

/**
 * Writes a file under a temporary name, flushes it to the disk and renames it: a reader, another writer or a killed process
 * meets the old file or the new one, never half of it.
 */
export async function writeWhole(path: string, chunks: Encoded): Promise<FileRecord> {
  const folder = dirname(path);
  makeFolder(folder);
  await removeLeftovers(folder);
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await writeFile(file, chunks);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.tmp')) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > leftoverAge) await rm(path, { force: true });
  }
}
