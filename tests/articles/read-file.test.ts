import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/articles/read-file.js';
import { reading } from '../../src/tunables.js';
import { temporaryFolder } from '../support/folders.js';
import { collect } from '../support/read-articles.js';

const heron = 'A grey heron was seen at the harbour.';
const hash = createHash('sha256').update(heron).digest('hex');

/** What is told of something in a folder. */
async function told(put: (absolute: string) => void, known?: string) {
  const absolute = join(temporaryFolder(), 'a.txt');
  put(absolute);
  return collect(readFile({ path: 'a.txt', absolute, known }));
}

test('the hash of the bytes comes first, and nothing after it where they are known', async () => {
  const put = (absolute: string) => writeFileSync(absolute, heron);
  expect(await told(put)).toMatchObject([
    { kind: 'bytes', hash, settled: true },
    { kind: 'article', article: { id: 'a.txt' } },
  ]);
  expect(await told(put, hash)).toEqual([{ kind: 'bytes', hash, settled: true }]);
});

describe('what is there instead of the file that was listed is named', () => {
  const skipped = (code: string, reason = '') => ({
    path: 'a.txt',
    code,
    reason: expect.stringContaining(reason) as string,
  });

  test('nothing', async () => {
    const items = await told(() => undefined);
    expect(items).toMatchObject([{ hash: '', settled: false }, skipped('FILE_UNREADABLE', 'ENOENT')]);
  });

  test('a link to elsewhere', async () => {
    const outside = join(temporaryFolder(), 'secret.txt');
    writeFileSync(outside, 'The secret bell rang.');
    const items = await told((absolute) => symlinkSync(outside, absolute));
    expect(items).toMatchObject([{ hash: '' }, skipped('FILE_UNREADABLE')]);
  });

  test('a folder', async () => {
    const items = await told((absolute) => mkdirSync(absolute));
    expect(items).toMatchObject([{ hash: '' }, skipped('FILE_UNREADABLE', 'not an ordinary file')]);
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes into, which is not waited for', async () => {
    const items = await told((absolute) => void execFileSync('mkfifo', [absolute]));
    expect(items).toMatchObject([{ hash: '' }, skipped('FILE_UNREADABLE', 'not an ordinary file')]);
  });

  test('a file that has grown beyond what is read, which stays known as long as it does not change', async () => {
    const items = await told((absolute) =>
      ftruncateSync(openSync(absolute, 'w'), reading.maxFileMegabytes * 2 ** 20 + 1),
    );
    expect(items).toMatchObject([{ hash: '', settled: true }, skipped('FILE_TOO_LARGE', 'the limit is 64 MB')]);
  });
});
