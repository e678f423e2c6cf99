import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockIndex } from './lock.js';
import { DATABASE } from './schema.js';
import { type Summed, sumUp } from './stretches.js';
import type { WrittenStretches } from './written.js';

/** Name of the file that tells what the database has to be. */
export const SEAL = `${DATABASE}.seal`;

/** Of what a seal says: raise it with every change of that. */
const VERSION = 2;

/** The files that hold the database: its log holds what could not be brought into it while somebody read the state before. */
const sealed = [DATABASE, `${DATABASE}-wal`] as const;

/** What a file was when it was sealed; null where it was missing or empty. */
type Sealed = (Summed & { readonly stamp: string }) | null;

/** What the files of an index were when they were sealed. */
export interface Seal {
  readonly files: Readonly<Record<(typeof sealed)[number], Sealed>>;
  /** The vector file, whose hash is in the manifest; null where there was none. */
  readonly vectorFile: { readonly name: string; readonly stamp: string } | null;
}

/**
 * How a database compares with its seal: `none` where there is no seal to go by, which is so while it is written to, and after an
 * indexing that was killed.
 */
export type SealState = 'intact' | 'broken' | 'none';

/**
 * Looks whether the database is what the last indexing left: SQLite itself has no checksums, and takes a flipped bit in a vector or a list
 * of terms for what was stored. A CRC-32 notices every flipped bit, and all but one in four billion of other changes that nobody meant;
 * SHA-256, which holds against those that are meant, would take three times as long.
 * @param stamps files whose size, times and inode are as they were count as unchanged, which takes no time; else every byte is looked at.
 */
export async function checkSeal(folder: string, { stamps }: { readonly stamps: boolean }): Promise<SealState> {
  for (;;) {
    if (await isStrange(folder)) return 'broken';
    const text = await readText(folder);
    const seal = parse(text);
    if (seal === null) return 'none';
    if (await holds(folder, seal, stamps)) return 'intact';
    // Whoever writes takes the seal away first: where it is still the same, nobody did.
    if ((await readText(folder)) === text) return 'broken';
  }
}

/** The seal in a folder; null where there is none, or one that is damaged itself or of a version that summed up otherwise. */
export async function readSeal(folder: string): Promise<Seal | null> {
  return parse(await readText(folder));
}

/** Whether the vector file of this name has the size, times and inode that it was sealed with. */
export async function isVectorFileAsSealed(folder: string, name: string, seal: Seal | null): Promise<boolean> {
  if (seal?.vectorFile?.name !== name) return false;
  return (await stampOf(join(folder, name)).catch(() => null)) === seal.vectorFile.stamp;
}

/**
 * Takes the stamps out of the seal over an index that turned out damaged, so that the next indexing looks at every byte, though the files'
 * times tell of nothing.
 * @returns false where that can't be done: while another process indexes, or where nothing can be written.
 */
export async function distrustStamps(folder: string): Promise<boolean> {
  try {
    const lock = lockIndex(folder);
    try {
      const seal = await readSeal(folder);
      if (seal === null) return true;
      const files = Object.fromEntries(
        sealed.map((name) => [name, seal.files[name] && { ...seal.files[name], stamp: '' }]),
      );
      await put(folder, { files: files as Seal['files'], vectorFile: null });
      return true;
    } finally {
      lock.release();
    }
  } catch {
    return false;
  }
}

/** Takes the seal away, for good once this returns: to be called before anything is written. @throws the system's error. */
export function removeSeal(folder: string): void {
  rmSync(join(folder, SEAL), { recursive: true, force: true });
  if (process.platform === 'win32') return;
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/** A vector file that was found sound, as a seal tells it; null where it can't be looked at. */
export async function sealOfVectorFile(folder: string, name: string): Promise<Seal['vectorFile']> {
  const stamp = await stampOf(join(folder, name)).catch(() => null);
  return stamp === null ? null : { name, stamp };
}

/**
 * Seals the index as it is, unless it is sealed so already. To be called by whoever has the lock, with the database closed and found whole.
 * Where that fails (a full disk), there is no seal, and the next indexing looks through all of it.
 * @param vectorFile as it was when it was last found sound.
 * @param written what was written into since the index was sealed before: only that is summed up.
 */
export async function writeSeal(
  folder: string,
  vectorFile: Seal['vectorFile'],
  written?: WrittenStretches,
): Promise<void> {
  try {
    const before = await readSeal(folder);
    const stamps = await Promise.all(sealed.map((name) => stampOf(join(folder, name))));
    const isSealed = before !== null && sealed.every((name, i) => (before.files[name]?.stamp ?? null) === stamps[i]);
    if (isSealed && before.vectorFile?.name === vectorFile?.name && before.vectorFile?.stamp === vectorFile?.stamp)
      return;
    const [database, log] = sealed;
    const files = {
      [database]: await sealOf(join(folder, database), (n, bytes) => written?.sumOf(n, bytes)),
      [log]: await sealOf(join(folder, log)),
    };
    await put(folder, { files, vectorFile });
  } catch {
    // Without a seal, as told above.
  }
}

/** Whether something else lies where a file should (a folder, a link to itself), which SQLite would tell as a place it cannot write to. */
async function isStrange(folder: string): Promise<boolean> {
  for (const name of [...sealed, `${DATABASE}-shm`]) {
    try {
      if (!(await stat(join(folder, name))).isFile()) return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') return true;
    }
  }
  return false;
}

/** Whether the files are as sealed; also where nobody may read them, which is not for this to tell. */
async function holds(folder: string, { files }: Seal, stamps: boolean): Promise<boolean> {
  try {
    for (const name of sealed) if (!(await matches(join(folder, name), files[name], stamps))) return false;
    return true;
  } catch (error) {
    return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

async function matches(path: string, expected: Sealed, stamps: boolean): Promise<boolean> {
  const stamp = await stampOf(path);
  if (stamp === null || expected === null) return stamp === null && expected === null;
  if (stamps && stamp === expected.stamp) return true;
  const { bytes, sums } = await sumUp(path);
  return bytes === expected.bytes && sums.every((sum, n) => sum === expected.sums[n]);
}

async function sealOf(path: string, known?: (n: number, bytes: number) => number | undefined): Promise<Sealed> {
  const stamp = await stampOf(path);
  return stamp === null ? null : { stamp, ...(await sumUp(path, known)) };
}

async function put(folder: string, seal: Seal): Promise<void> {
  const temporary = join(folder, `${SEAL}.tmp`);
  const json = JSON.stringify({ version: VERSION, ...seal });
  try {
    await writeFile(temporary, `${json}\n${sha256(json)}\n`, { mode: 0o600, flush: true });
    const path = join(folder, SEAL);
    await rename(temporary, path).catch(async () => {
      // No file can be renamed to where a folder lies.
      await rm(path, { recursive: true, force: true });
      await rename(temporary, path);
    });
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Inode, size and times of a file; null where it is missing or empty, which is the same to SQLite. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return size === 0n ? null : [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function readText(folder: string): Promise<string | null> {
  return readFile(join(folder, SEAL), 'utf8').catch(() => null);
}

function parse(text: string | null): Seal | null {
  if (text === null) return null;
  const [json = '', sum] = text.split('\n');
  if (sum !== sha256(json)) return null;
  const { version, ...seal } = JSON.parse(json) as Seal & { readonly version?: number };
  return version === VERSION ? seal : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
