import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REMOVED, fileOfArticle, removeArticle, restoreArticle } from '../../src/corpus-files/remove.js';
import { listCorpus } from '../../src/reading/files.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';

const paths = async (seeds: string) => (await listCorpus(seeds)).files.map(({ path }) => path);
const removed = (seeds: string, path = '') => join(seeds, ...REMOVED, path);

describe('removing an article', () => {
  test('moves its file to where it is no longer read, and back', async () => {
    const seeds = corpusFolder({ '2024/talks.txt': 'Talks.', 'heron.md': 'Heron.' });
    await removeArticle(seeds, '2024/talks.txt');
    expect(await paths(seeds)).toEqual(['heron.md']);
    expect(readFileSync(removed(seeds, '2024/talks.txt'), 'utf8')).toBe('Talks.');
    await restoreArticle(seeds, '2024/talks.txt');
    expect(await paths(seeds)).toEqual(['2024/talks.txt', 'heron.md']);
    expect(existsSync(removed(seeds, '2024/talks.txt'))).toBe(false);
  });

  test('keeps what was removed under the same name before; the last one is put back', async () => {
    const seeds = temporaryFolder();
    for (const [name, content] of [
      ['talks.txt', 'First.'],
      ['talks.txt', 'Second.'],
      ['Talks.txt', 'Third.'],
    ] as const) {
      writeFiles(seeds, { [name]: content });
      await removeArticle(seeds, name);
    }
    const kept = readdirSync(removed(seeds)).map((name) => readFileSync(removed(seeds, name), 'utf8'));
    expect(kept.sort()).toEqual(['First.', 'Second.', 'Third.']);
    await restoreArticle(seeds, 'Talks.txt');
    expect(readFileSync(join(seeds, 'Talks.txt'), 'utf8')).toBe('Third.');
  });

  test('one that was ended halfway is brought to its end, and nothing kept twice', async () => {
    const seeds = corpusFolder({ 'talks.txt': 'Talks.', 'heron.md': 'Heron.' });
    mkdirSync(removed(seeds), { recursive: true });
    linkSync(join(seeds, 'talks.txt'), removed(seeds, 'talks.txt'));
    await removeArticle(seeds, 'talks.txt');
    expect(await paths(seeds)).toEqual(['heron.md']);
    expect(readdirSync(removed(seeds))).toEqual(['talks.txt']);
  });

  test('finds files however their names are spelt', async () => {
    const seeds = corpusFolder({ 'cafe\u0301/the\u0301.txt': 'Tea.' });
    const [id] = await paths(seeds);
    expect(id).toBe('caf\u00e9/th\u00e9.txt');
    await removeArticle(seeds, id!);
    expect(await paths(seeds)).toEqual([]);
    await restoreArticle(seeds, id!);
    expect(await paths(seeds)).toEqual([id]);
  });

  test('a folder that is gone is made again', async () => {
    const seeds = corpusFolder({ '2024/05/talks.txt': 'Talks.' });
    await removeArticle(seeds, '2024/05/talks.txt');
    rmSync(join(seeds, '2024'), { recursive: true });
    await restoreArticle(seeds, '2024/05/talks.txt');
    expect(await paths(seeds)).toEqual(['2024/05/talks.txt']);
  });

  test('putting back replaces nothing', async () => {
    const seeds = corpusFolder({ 'talks.txt': 'Old.' });
    await removeArticle(seeds, 'talks.txt');
    writeFiles(seeds, { 'talks.txt': 'New.' });
    await expect(restoreArticle(seeds, 'talks.txt')).rejects.toMatchObject({ code: 'ARTICLE_EXISTS' });
    expect(readFileSync(join(seeds, 'talks.txt'), 'utf8')).toBe('New.');
    expect(readFileSync(removed(seeds, 'talks.txt'), 'utf8')).toBe('Old.');
  });

  test.each([
    '../outside.txt',
    'a/../../outside.txt',
    './talks.txt',
    '2024/../talks.txt',
    '/talks.txt',
    'talks.txt/',
    '2024',
    '.hidden.txt',
    '.verbatim/removed/gone.txt',
    '',
    'nothing.txt',
    'line-17',
  ])('%j is no file of the corpus', async (id) => {
    const above = corpusFolder({
      'outside.txt': 'Outside.',
      'seeds/talks.txt': 'Talks.',
      'seeds/2024/a.txt': 'A.',
      'seeds/.hidden.txt': 'Hidden.',
      'seeds/.verbatim/removed/gone.txt': 'Gone.',
    });
    const seeds = join(above, 'seeds');
    await expect(fileOfArticle(seeds, id)).rejects.toMatchObject({ code: 'ARTICLE_NOT_A_FILE' });
    await expect(removeArticle(seeds, id)).rejects.toMatchObject({ code: 'ARTICLE_NOT_A_FILE' });
    await expect(restoreArticle(seeds, id)).rejects.toMatchObject({ code: 'ARTICLE_NOT_REMOVED' });
    expect(await paths(above)).toHaveLength(3);
  });

  test('leaves links alone, and goes through none', async () => {
    const outside = corpusFolder({ 'a.txt': 'Outside.' });
    const seeds = corpusFolder({ 'talks.txt': 'Talks.' });
    symlinkSync(outside, join(seeds, 'linked'));
    symlinkSync(join(seeds, 'talks.txt'), join(seeds, 'again.txt'));
    for (const id of ['linked/a.txt', 'again.txt'])
      await expect(removeArticle(seeds, id)).rejects.toMatchObject({ code: 'ARTICLE_LINKED' });
    expect(readdirSync(outside)).toEqual(['a.txt']);
  });

  test('writes into no folder that is a link', async () => {
    const outside = temporaryFolder();
    const seeds = corpusFolder({ 'talks.txt': 'Talks.' });
    symlinkSync(outside, join(seeds, REMOVED[0]));
    await expect(removeArticle(seeds, 'talks.txt')).rejects.toMatchObject({ code: 'CORPUS_NOT_WRITABLE' });
    mkdirSync(join(outside, REMOVED[1]));
    writeFileSync(join(outside, REMOVED[1], 'evil.txt'), 'Evil.');
    await expect(restoreArticle(seeds, 'evil.txt')).rejects.toMatchObject({ code: 'ARTICLE_NOT_REMOVED' });
    expect(await paths(seeds)).toEqual(['talks.txt']);
    expect(readdirSync(join(outside, REMOVED[1]))).toEqual(['evil.txt']);
  });

  test('says so where the corpus is one file', async () => {
    const seeds = join(corpusFolder({ 'all.jsonl': '{"id": "a", "text": "Talks."}\n' }), 'all.jsonl');
    await expect(fileOfArticle(seeds, 'a')).rejects.toMatchObject({ code: 'SEEDS_ONE_FILE' });
  });

  test('what was ended between the two steps of a move, so that the file has both names, is finished by the next', async () => {
    const seeds = corpusFolder({ 'talks.txt': 'Talks.', 'other.txt': 'Other.' });
    const removed = join(seeds, ...REMOVED);
    await removeArticle(seeds, 'talks.txt');
    linkSync(join(removed, 'talks.txt'), join(seeds, 'talks.txt'));
    await restoreArticle(seeds, 'talks.txt');
    expect(await paths(seeds)).toEqual(['other.txt', 'talks.txt']);
    expect(readdirSync(removed)).toEqual([]);
    linkSync(join(seeds, 'talks.txt'), join(removed, 'talks.txt'));
    await removeArticle(seeds, 'talks.txt');
    expect(await paths(seeds)).toEqual(['other.txt']);
    expect(readFileSync(join(removed, 'talks.txt'), 'utf8')).toBe('Talks.');
  });
});
