import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashFile } from '../src/hash-file.js';
import { temporaryFolder } from './support/folders.js';

test.each([0, 1, (1 << 20) - 1, 1 << 20, 3_000_000])(
  'a file of %i bytes has the hash of all of them',
  async (bytes) => {
    const content = Buffer.alloc(bytes, 'seven ships ');
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, content);
    expect(await hashFile(path)).toBe(createHash('sha256').update(content).digest('hex'));
  },
);

test('a file that cannot be read is the system’s error', async () => {
  await expect(hashFile(join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});
