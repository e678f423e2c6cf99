import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../src/make-folder.js';
import { temporaryFolder } from './support/folders.js';

test('makes the folders above, and minds none that is there', () => {
  const path = join(temporaryFolder(), 'a/b/c');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('gives the folder itself the mode, those above as is usual', () => {
  const above = join(temporaryFolder(), 'a');
  makeFolder(join(above, 'b'), 0o700);
  expect(statSync(join(above, 'b')).mode & 0o777).toBe(0o700);
  expect(statSync(above).mode & 0o500).toBe(0o500);
});

test('fails where a file is in the way', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'a'))).toThrow(/ENOTDIR/);
});

test.runIf(process.platform === 'linux')(
  'fails, instead of never returning, where a file system takes no new folders',
  () => {
    expect(() => makeFolder('/proc/verbatim/index')).toThrow(/ENOENT/);
  },
);
