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
  const path = join(folder, DATABASE);
  writeFileSync(path, change(readFileSync(path)));
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  const seal = JSON.parse(readFileSync(join(folder, SEAL), 'utf8').split('\n')[0]!) as Seal;
  const files = {
    ...seal.files,
    [DATABASE]: { ...seal.files[DATABASE], stamp: [ino, size, mtimeNs, ctimeNs].join(' ') },
  };
  const json = JSON.stringify({ ...seal, files });
  writeFileSync(join(folder, SEAL), `${json}\n${createHash('sha256').update(json).digest('hex')}\n`);
}
