import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, rmSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { DATABASE } from './schema.js';

/** Name of the file that tells what the database has to be. */
export const SEAL = `${DATABASE}.seal`;

/** The files that hold the database: its log holds what could not be brought into it while somebody read the state before. */
const sealed = [DATABASE, `${DATABASE}-wal`] as const;

/** What a file was when it was sealed; null where it was missing or empty. */
type Sealed = { readonly stamp: string; readonly crc32: number } | null;
type Seal = Readonly<Record<(typeof sealed)[number], Sealed>>;

/**
 * How a database compares with its seal: `none` where there is no seal to go by, which is so while it is written to, and after an
 * indexing that was killed.
 */
export type SealState = 'intact' | 'broken' | 'none';

/** Bytes read at once. */
const CHUNK = 1 << 20;

/**
 * Looks whether the database is, byte by byte, what the last indexing left: SQLite itself has no checksums, and takes a flipped bit in
 * a vector or a list of terms for what was stored. A CRC-32 notices every flipped bit, and all but one in four billion of other changes
 * that nobody meant; SHA-256, which holds against those that are meant, would take three times as long.
 * @param stamps files whose size, times and inode are as they were count as unchanged, which takes no time at all.
 */
export async function checkSeal(folder: string, { stamps }: { readonly stamps: boolean }): Promise<SealState> {
  for (;;) {
    if (await isStrange(folder)) return 'broken';
    const text = await readSeal(folder);
    const seal = text === null ? null : parse(text);
    if (seal === null) return 'none';
    if (await holds(folder, seal, stamps)) return 'intact';
    // Whoever writes takes the seal away first: where it is still the same, nobody did.
    if ((await readSeal(folder)) === text) return 'broken';
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

/**
 * Seals the database as it is, unless it is sealed so already. To be called by whoever has the lock, with the database closed and found
 * whole. Where that fails (a full disk), there is no seal, and the next indexing looks through all of it.
 */
export async function writeSeal(folder: string): Promise<void> {
  const temporary = join(folder, `${SEAL}.tmp`);
  try {
    const text = await readSeal(folder);
    const before = text === null ? null : parse(text);
    const stamps = await Promise.all(sealed.map((name) => stampOf(join(folder, name))));
    if (before !== null && sealed.every((name, i) => (before[name]?.stamp ?? null) === stamps[i])) return;
    const seal: Record<string, Sealed> = {};
    for (const name of sealed) seal[name] = await sealOf(join(folder, name));
    const json = JSON.stringify(seal);
    await writeFile(temporary, `${json}\n${sha256(json)}\n`, { mode: 0o600, flush: true });
    // No file can be renamed to where a folder lies.
    await rm(join(folder, SEAL), { recursive: true, force: true });
    await rename(temporary, join(folder, SEAL));
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
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
async function holds(folder: string, seal: Seal, stamps: boolean): Promise<boolean> {
  try {
    return await matches(folder, seal, stamps);
  } catch (error) {
    return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

async function matches(folder: string, seal: Seal, stamps: boolean): Promise<boolean> {
  for (const name of sealed) {
    const path = join(folder, name);
    const stamp = await stampOf(path);
    const expected = seal[name];
    if (stamp === null || expected === null) {
      if (stamp !== expected) return false;
    } else if (!(stamps && stamp === expected.stamp) && (await sumOf(path)) !== expected.crc32) return false;
  }
  return true;
}

async function sealOf(path: string): Promise<Sealed> {
  const stamp = await stampOf(path);
  return stamp === null ? null : { stamp, crc32: await sumOf(path) };
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

async function sumOf(path: string): Promise<number> {
  let sum = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) sum = crc32(chunk as Buffer, sum);
  return sum;
}

function readSeal(folder: string): Promise<string | null> {
  return readFile(join(folder, SEAL), 'utf8').catch(() => null);
}

/** What a seal says; null where it is damaged itself, or of a version that summed up otherwise. */
function parse(text: string): Seal | null {
  const [json = '', sum] = text.split('\n');
  if (sum !== sha256(json)) return null;
  const seal = JSON.parse(json) as Partial<Record<keyof Seal, Partial<Sealed>>>;
  const isKnown = sealed.every((name) => seal[name] === null || seal[name]?.crc32 !== undefined);
  return isKnown ? (seal as Seal) : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
