import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockIndex } from '../../src/store/lock.js';
import { temporaryFolder } from '../support/folders.js';
import { root } from '../support/paths.js';

const busy = expect.objectContaining({ code: 'INDEX_BUSY' }) as Error;

/** Another process that takes the lock and holds it. */
async function holder(folder: string): Promise<ChildProcess> {
  const program = `
    import { lockIndex } from ${JSON.stringify(join(root, 'dist/store/lock.js'))};
    lockIndex(${JSON.stringify(folder)});
    globalThis.gc();
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('only one holds it; after its release the next may', () => {
  const folder = temporaryFolder();
  const lock = lockIndex(folder);
  expect(() => lockIndex(folder)).toThrow(busy);
  lock.release();
  lockIndex(folder).release();
});

test('another process is told at once that it is held, and the system releases it when the holder is killed', async () => {
  const folder = temporaryFolder();
  const child = await holder(folder);
  expect(() => lockIndex(folder)).toThrow(busy);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockIndex(folder).release();
});

test('a folder that is not there', () => {
  const missing = join(temporaryFolder(), 'nowhere');
  expect(() => lockIndex(missing)).toThrow(expect.objectContaining({ code: 'INDEX_NOT_WRITABLE' }) as Error);
});

test.each<[string, (path: string) => void]>([
  ['holds something else', (path) => writeFileSync(path, 'no database. '.repeat(100))],
  ['is a folder', (path) => void mkdirSync(join(path, 'below'), { recursive: true })],
  ['is a link to itself', (path) => symlinkSync(path, path)],
])('a lock file that %s is made anew, and locks', (_, damage) => {
  const folder = temporaryFolder();
  damage(join(folder, 'indexing.lock'));
  const lock = lockIndex(folder);
  expect(() => lockIndex(folder)).toThrow(busy);
  lock.release();
});
