import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareAddition } from '../../src/corpus-files/add.js';
import { listCorpus } from '../../src/reading/files.js';
import { corpusFolder, temporaryFolder } from '../support/folders.js';

const words = new TextEncoder().encode('They met in Reus.');

async function add(seeds: string, name: string) {
  const addition = await prepareAddition(seeds, name);
  await addition.write(words);
  return addition;
}

describe('adding a file', () => {
  test('puts it at the top of the corpus, whole, and leaves nothing else behind', async () => {
    const seeds = corpusFolder({ '2024/talks.txt': 'Talks.' });
    const { id } = await add(seeds, 'New talks.TXT');
    expect(id).toBe('New talks.txt');
    expect(readFileSync(join(seeds, id), 'utf8')).toBe('They met in Reus.');
    expect(readdirSync(seeds).sort()).toEqual(['2024', 'New talks.txt']);
    expect((await listCorpus(seeds)).files.map(({ path }) => path)).toContain(id);
  });

  test.each(['../outside.txt', '..\\outside.txt', '/srv/outside.txt', 'a/../../outside.txt'])(
    '%j ends up inside',
    async (name) => {
      const above = temporaryFolder();
      const seeds = join(above, 'seeds');
      mkdirSync(seeds);
      expect((await add(seeds, name)).id).toBe('outside.txt');
      expect(readdirSync(above)).toEqual(['seeds']);
      expect(readdirSync(seeds)).toEqual(['outside.txt']);
    },
  );

  test.each([
    ['the same name', 'talks.txt'],
    ['another case', 'TALKS.txt'],
  ])('never replaces a file of %s', async (_, name) => {
    const seeds = corpusFolder({ 'talks.txt': 'Old.' });
    await expect(add(seeds, name)).rejects.toMatchObject({ code: 'ARTICLE_EXISTS' });
    expect(readFileSync(join(seeds, 'talks.txt'), 'utf8')).toBe('Old.');
    expect(readdirSync(seeds)).toEqual(['talks.txt']);
  });

  test('never replaces a file in another Unicode form', async () => {
    const seeds = corpusFolder({ 'cafe\u0301.txt': 'Old.' });
    await expect(add(seeds, 'caf\u00e9.txt')).rejects.toMatchObject({ code: 'ARTICLE_EXISTS' });
    expect(readdirSync(seeds)).toHaveLength(1);
  });

  test('writes through no link, be it whole or broken', async () => {
    const outside = temporaryFolder();
    const seeds = temporaryFolder();
    writeFileSync(join(outside, 'target.txt'), 'Outside.');
    symlinkSync(join(outside, 'target.txt'), join(seeds, 'whole.txt'));
    symlinkSync(join(outside, 'nothing.txt'), join(seeds, 'broken.txt'));
    for (const name of ['whole.txt', 'broken.txt'])
      await expect(add(seeds, name)).rejects.toMatchObject({ code: 'ARTICLE_EXISTS' });
    expect(readFileSync(join(outside, 'target.txt'), 'utf8')).toBe('Outside.');
    expect(existsSync(join(outside, 'nothing.txt'))).toBe(false);
  });

  test('of two at once under one name, one is added', async () => {
    const seeds = temporaryFolder();
    const outcomes = await Promise.allSettled([add(seeds, 'talks.txt'), add(seeds, 'talks.txt')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(readdirSync(seeds)).toEqual(['talks.txt']);
  });

  test('can be taken back', async () => {
    const seeds = temporaryFolder();
    await (await add(seeds, 'talks.txt')).discard();
    expect(readdirSync(seeds)).toEqual([]);
  });

  test('follows SEEDS_DIR where that is a link itself', async () => {
    const seeds = temporaryFolder();
    const link = join(temporaryFolder(), 'seeds');
    symlinkSync(seeds, link);
    await add(link, 'talks.txt');
    expect(readdirSync(seeds)).toEqual(['talks.txt']);
  });

  test('says why it cannot be done', async () => {
    const seeds = corpusFolder({ 'all.jsonl': '{"text": "Talks."}\n' });
    const refused = (path: string, name = 'a.txt') => expect(prepareAddition(path, name)).rejects;
    await refused(join(seeds, 'all.jsonl')).toMatchObject({ code: 'SEEDS_ONE_FILE' });
    await refused(join(seeds, 'missing')).toMatchObject({ code: 'SEEDS_MISSING' });
    await refused(seeds, 'a.exe').toMatchObject({
      code: 'UPLOAD_FORMAT',
      message: expect.stringContaining('.txt, .md, .html, .pdf, .docx') as string,
    });
  });
});
