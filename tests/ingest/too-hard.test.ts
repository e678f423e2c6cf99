import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProcessReader } from '../../src/articles/process.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { holding, indexing, movedClock, three } from './indexing.js';

movedClock();
const fp32 = sharedModel('fp32');

/** A process that reads as the real one does, hangs over one name, dies of two others, and notes what it was asked for. */
function hostileReader() {
  const folder = temporaryFolder();
  const [entry, log] = [join(folder, 'child.mjs'), join(folder, 'log')];
  appendFileSync(log, '');
  const real = new URL('../../dist/articles/read-file.js', import.meta.url).href;
  writeFileSync(
    entry,
    `import { appendFileSync } from 'node:fs';
     import { readFile } from '${real}';
     process.on('disconnect', () => process.exit());
     process.on('message', async ({ file }) => {
       appendFileSync(${JSON.stringify(log)}, file.path + '\\n');
       if (file.path === 'hangs.txt') for (;;);
       if (file.path === 'huge.txt') process.kill(process.pid, 'SIGABRT');
       if (file.path === 'killed.txt') process.kill(process.pid, 'SIGKILL');
       const items = [];
       for await (const item of readFile(file)) items.push(item);
       process.send({ items, done: true });
     });`,
  );
  return {
    open: () => createProcessReader({ entry, deadline: 2 }),
    asked: () => readFileSync(log, 'utf8').trim().split('\n'),
  };
}

test('files that hang or kill their reader are named, the rest is indexed, and they are not tried again until they change', async () => {
  const { open, asked } = hostileReader();
  const seeds = corpusFolder({ ...three, 'hangs.txt': 'The bell rang.', 'huge.txt': 'The bell rang.' });
  const { folder, run } = indexing(seeds, fp32, temporaryFolder(), open);
  const first = await run();
  expect(first.articles).toBe(3);
  expect(first.skipped).toEqual([
    expect.objectContaining({ path: 'hangs.txt', code: 'FILE_TOO_HARD' }),
    expect.objectContaining({ path: 'huge.txt', code: 'FILE_TOO_HARD' }),
  ]);
  expect(first.skipped[0]!.reason).toContain('more than 2 seconds');
  expect(first.skipped[1]!.reason).toContain('SIGABRT');
  expect(asked()).toEqual(['bridge.txt', 'hangs.txt', 'heron.txt', 'huge.txt', 'huge.txt', 'town/bakery.txt']);
  expect(holding(folder, 'heron')).toEqual(['heron.txt']);

  writeFiles(seeds, { 'heron.txt': 'A grey heron nested in Tarragona.' });
  const again = await run();
  expect(again).toMatchObject({ changed: ['heron.txt'], articles: 3, skipped: first.skipped });
  expect(asked().slice(6)).toEqual(['heron.txt']);
});

test('a file whose reader was killed, as happens where the machine is short of memory, is tried again next time', async () => {
  const { open, asked } = hostileReader();
  const seeds = corpusFolder({ ...three, 'killed.txt': 'The bell rang.' });
  const folder = temporaryFolder();
  const first = await indexing(seeds, fp32, folder, open).run();
  expect(first.skipped).toEqual([expect.objectContaining({ path: 'killed.txt', code: 'FILE_TOO_HARD' })]);
  expect(first.skipped[0]!.reason).toContain('SIGKILL');
  const { run } = indexing(seeds, fp32, folder, open);
  expect(await run()).toMatchObject({ articles: 3, skipped: first.skipped });
  expect(asked().slice(5)).toEqual(['killed.txt', 'killed.txt']);

  const whole = indexing(seeds, fp32, folder);
  expect(await whole.run()).toMatchObject({ added: ['killed.txt'], articles: 4, skipped: [] });
});
