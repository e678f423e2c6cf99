import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCorpus } from '../../src/reading/files.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content = 'A sentence.'): string {
  const absolute = join(root, 'seeds', path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, content);
  return absolute;
}
const seeds = () => join(root, 'seeds');

describe('listCorpus', () => {
  it('lists the files of all folders by path, with what tells whether they changed', async () => {
    for (const path of ['b.txt', 'B.MD', 'a/😀.html', 'a/b/c.jsonl', '.git/config.txt', 'a/.hidden.txt']) put(path);
    const { files, skipped } = await listCorpus(seeds());
    expect(files.map(({ path }) => path)).toEqual(['B.MD', 'a/b/c.jsonl', 'a/😀.html', 'b.txt']);
    expect(skipped).toEqual([]);
    const stats = statSync(files[3]!.absolute);
    expect(files[3]).toMatchObject({ bytes: 11, modified: stats.mtimeMs, changed: stats.ctimeMs });
  });

  it('spells paths in Unicode NFC, and finds the file all the same', async () => {
    put('Zu\u0308rich/cafe\u0301.txt');
    const { files } = await listCorpus(seeds());
    expect(files[0]!.path).toBe('Zürich/café.txt');
    expect(statSync(files[0]!.absolute).size).toBe(11);
  });

  it('tells what it does not read, and why', async () => {
    put('a.txt');
    put('notes.docm');
    put('LICENSE');
    const { skipped } = await listCorpus(seeds());
    expect(skipped.map(({ path, code }) => [path, code])).toEqual([
      ['LICENSE', 'FORMAT_UNKNOWN'],
      ['notes.docm', 'FORMAT_UNKNOWN'],
    ]);
    expect(skipped[1]!.reason).toContain('".docm"');
  });

  it('takes a single file for the corpus', async () => {
    const { files } = await listCorpus(put('one.jsonl', '{}'));
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([['one.jsonl', 2]]);
    expect((await listCorpus(put('one.exe'))).skipped).toMatchObject([{ path: 'one.exe', code: 'FORMAT_UNKNOWN' }]);
  });

  it('follows links within the corpus to what is not listed otherwise, and none that lead out of it', async () => {
    put('..data/mounted.txt');
    put('real/a.txt');
    writeFileSync(join(root, 'secret.txt'), 'A secret.');
    symlinkSync('../..data/mounted.txt', join(seeds(), 'real/mounted.txt'));
    symlinkSync('a.txt', join(seeds(), 'real/again.txt'));
    symlinkSync('real', join(seeds(), 'again'));
    symlinkSync('..', join(seeds(), 'real/loop'));
    symlinkSync('../secret.txt', join(seeds(), 'secret.txt'));
    symlinkSync('..', join(seeds(), 'out'));
    symlinkSync('nowhere.txt', join(seeds(), 'broken.txt'));
    const { files, skipped } = await listCorpus(seeds());
    expect(files.map(({ path }) => path)).toEqual(['real/a.txt', 'real/mounted.txt']);
    expect(skipped.map(({ path, code }) => [path, code])).toEqual([
      ['again', 'LINK_REPEATED'],
      ['broken.txt', 'FILE_UNREADABLE'],
      ['out', 'LINK_OUTSIDE'],
      ['real/again.txt', 'LINK_REPEATED'],
      ['real/loop', 'LINK_REPEATED'],
      ['secret.txt', 'LINK_OUTSIDE'],
    ]);
    expect(skipped[3]?.reason).toContain('real/a.txt');
  });

  it('follows a link that is the corpus itself', async () => {
    put('a.txt');
    symlinkSync('seeds', join(root, 'link'));
    expect((await listCorpus(join(root, 'link'))).files.map(({ path }) => path)).toEqual(['a.txt']);
  });

  it('passes over special files', async () => {
    put('a.txt');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(seeds(), 'socket.txt'), resolve));
    try {
      expect((await listCorpus(seeds())).skipped).toMatchObject([{ path: 'socket.txt', code: 'FILE_UNREADABLE' }]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it.skipIf(process.getuid?.() === 0)('tells of a folder without permission and goes on', async () => {
    put('a.txt');
    put('locked/b.txt');
    chmodSync(join(seeds(), 'locked'), 0);
    const { files, skipped } = await listCorpus(seeds());
    chmodSync(join(seeds(), 'locked'), 0o755);
    expect(files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(skipped).toMatchObject([{ path: 'locked/', code: 'FILE_UNREADABLE' }]);
  });

  it('says that there is no corpus', async () => {
    await expect(listCorpus(join(root, 'none'))).rejects.toMatchObject({ code: 'SEEDS_MISSING' });
    symlinkSync('self', join(root, 'self'));
    await expect(listCorpus(join(root, 'self'))).rejects.toMatchObject({ code: 'SEEDS_UNREADABLE' });
  });
});
