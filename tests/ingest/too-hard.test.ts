import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProcessReader } from '../../src/articles/process.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { holding, indexing, movedClock, three } from './indexing.js';

movedClock();
const fp32 = sharedModel('fp32');

/** A process that reads as the real one does, hangs over one name, dies of another, and notes what it was asked for. */
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
       if (file.path === 'kills.txt') process.kill(process.pid, 'SIGKILL');
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
  const seeds = corpusFolder({ ...three, 'hangs.txt': 'The bell rang.', 'kills.txt': 'The bell rang.' });
  const { folder, run } = indexing(seeds, fp32, temporaryFolder(), open);
  const first = await run();
  expect(first.articles).toBe(3);
  expect(first.skipped).toEqual([
    expect.objectContaining({ path: 'hangs.txt', code: 'FILE_TOO_HARD' }),
    expect.objectContaining({ path: 'kills.txt', code: 'FILE_TOO_HARD' }),
  ]);
  expect(first.skipped[0]!.reason).toContain('more than 2 seconds');
  expect(first.skipped[1]!.reason).toContain('SIGKILL');
  expect(asked()).toEqual(['bridge.txt', 'hangs.txt', 'heron.txt', 'kills.txt', 'kills.txt', 'town/bakery.txt']);
  expect(holding(folder, 'heron')).toEqual(['heron.txt']);

  writeFiles(seeds, { 'heron.txt': 'A grey heron nested in Tarragona.' });
  const again = await run();
  expect(again).toMatchObject({ changed: ['heron.txt'], articles: 3, skipped: first.skipped });
  expect(asked().slice(6)).toEqual(['heron.txt']);
});
