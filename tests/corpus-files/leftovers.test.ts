import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareAddition } from '../../src/corpus-files/add.js';
import { removeLeftovers, temporaryName } from '../../src/corpus-files/leftovers.js';
import { listCorpus } from '../../src/reading/files.js';
import { uploads } from '../../src/tunables.js';
import { corpusFolder, temporaryFolder } from '../support/folders.js';

const words = new TextEncoder().encode('They met in Reus.');
const now = Date.now();

/** A file of that name, last written to so many milliseconds ago. */
function left(folder: string, name: string, age: number): string {
  writeFileSync(join(folder, name), 'They met in');
  utimesSync(join(folder, name), (now - age) / 1_000, (now - age) / 1_000);
  return name;
}

test('what a killed addition left is taken away by the next one; what may still be written to, and all else, stays', async () => {
  const seeds = corpusFolder({ 'talks.txt': 'Talks.' });
  const [old, fresh] = [temporaryName(), temporaryName()];
  left(seeds, old, uploads.leftover + 60_000);
  left(seeds, fresh, uploads.leftover - 60_000);
  const others = ['.verbatim-notes.tmp', '.verbatim-0123456789ab.tmp.txt', '.tmp', 'verbatim-0123456789ab.tmp'];
  for (const name of others) left(seeds, name, 10 * uploads.leftover);
  await (await prepareAddition(seeds, 'new.txt')).write(words);
  expect(readdirSync(seeds).sort()).toEqual([...others, fresh, 'new.txt', 'talks.txt'].sort());
});

test('none of it is ever listed as an article', async () => {
  const seeds = corpusFolder({ 'talks.txt': 'Talks.' });
  left(seeds, temporaryName(), 0);
  const { files, skipped } = await listCorpus(seeds);
  expect({ files: files.map(({ path }) => path), skipped }).toEqual({ files: ['talks.txt'], skipped: [] });
});

test('folders and links of such a name are left alone, and so is what a link leads to', async () => {
  const seeds = temporaryFolder();
  const outside = join(temporaryFolder(), 'outside.txt');
  writeFileSync(outside, 'Outside.');
  const [folder, link] = [temporaryName(), temporaryName()];
  mkdirSync(join(seeds, folder));
  symlinkSync(outside, join(seeds, link));
  await removeLeftovers(seeds, now + 10 * uploads.leftover);
  expect(readdirSync(seeds).sort()).toEqual([folder, link].sort());
  expect(readFileSync(outside, 'utf8')).toBe('Outside.');
});

test('one that has become an article already has only its second name taken away', async () => {
  const seeds = corpusFolder({ 'talks.txt': 'Talks.' });
  const name = temporaryName();
  linkSync(join(seeds, 'talks.txt'), join(seeds, name));
  await removeLeftovers(seeds, now + 10 * uploads.leftover);
  expect(readdirSync(seeds)).toEqual(['talks.txt']);
  expect(statSync(join(seeds, 'talks.txt')).nlink).toBe(1);
});

test('a folder that can’t be looked into is no error here', async () => {
  await expect(removeLeftovers(join(temporaryFolder(), 'missing'), now)).resolves.toBeUndefined();
});
