import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { STRETCH, lengthOf, sumUp } from '../../src/store/stretches.js';
import { temporaryFolder } from '../support/folders.js';
import { seeded } from '../support/random.js';

function fileOf(bytes: number): { path: string; content: Buffer } {
  const path = join(temporaryFolder(), 'file');
  const random = seeded(bytes);
  const content = Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
  writeFileSync(path, content);
  return { path, content };
}

test.each([0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH + 5])(
  'a file of %i bytes is summed up stretch by stretch',
  async (bytes) => {
    const { path, content } = fileOf(bytes);
    const stretches = Array.from({ length: Math.ceil(bytes / STRETCH) }, (_, n) =>
      content.subarray(n * STRETCH, (n + 1) * STRETCH),
    );
    expect(await sumUp(path)).toEqual({ bytes, sums: stretches.map((stretch) => crc32(stretch)) });
    expect(stretches.map(({ length }) => length)).toEqual(stretches.map((_, n) => lengthOf(n, bytes)));
    expect(lengthOf(stretches.length, bytes)).toBe(0);
  },
);

test('what is known is not read', async () => {
  const { path } = fileOf(3 * STRETCH + 5);
  const { sums } = await sumUp(path);
  const asked: [number, number][] = [];
  const known = await sumUp(path, (n, bytes) => {
    asked.push([n, bytes]);
    return n % 2 === 0 ? -n : undefined;
  });
  expect(known.sums).toEqual([-0, sums[1], -2, sums[3]]);
  expect(asked).toEqual([0, 1, 2, 3].map((n) => [n, 3 * STRETCH + 5]));
});

test('a file that is missing is the system’s error', async () => {
  await expect(sumUp(join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});
