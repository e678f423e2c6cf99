import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE } from '../../src/store/schema.js';
import { SEAL, type Seal } from '../../src/store/seal.js';

/**
 * Changes the database of a folder as a failing disk would, which leaves no trace in its times: these can't be set back, so the seal is made
 * to know the new ones.
 */
export function rotted(folder: string, change: (bytes: Buffer) => Buffer): void {
  const stamp = changed(join(folder, DATABASE), change);
  resealed(folder, ({ files, ...seal }) => ({
    ...seal,
    files: { ...files, [DATABASE]: { ...files[DATABASE]!, stamp } },
  }));
}

/** The same for its vector file. */
export function rottedVectors(folder: string, name: string, change: (bytes: Buffer) => Buffer): void {
  const stamp = changed(join(folder, name), change);
  resealed(folder, (seal) => ({ ...seal, vectorFile: { name, stamp } }));
}

/** @returns the stamp of the file afterwards. */
function changed(path: string, change: (bytes: Buffer) => Buffer): string {
  writeFileSync(path, change(readFileSync(path)));
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(' ');
}

function resealed(folder: string, change: (seal: Seal) => Seal): void {
  const path = join(folder, SEAL);
  const json = JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8').split('\n')[0]!) as Seal));
  writeFileSync(path, `${json}\n${createHash('sha256').update(json).digest('hex')}\n`);
}
