import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { VerbatimError } from '../src/errors.js';
import { keepFresh } from '../src/keep-fresh.js';
import type { IndexReport } from '../src/types.js';
import { FakeEngine, reportOf } from './support/discord/engine.js';
import { until } from './support/discord/until.js';
import { corpusFolder, writeFiles } from './support/folders.js';

/** A corpus that is kept fresh after 20 ms of quiet, by an engine whose indexings a test ends. */
async function kept(times: Parameters<typeof keepFresh>[0]['times'] = {}) {
  const seeds = corpusFolder({ 'seeds/a.txt': 'a' });
  const engine = new FakeEngine();
  const told: string[] = [];
  const tell = (kind: string) => (fields: object, text: string) =>
    void told.push(`${kind}: ${text} ${JSON.stringify(fields)}`);
  const log = { progress: tell('progress'), done: tell('done'), failed: tell('failed') };
  const ends: ((outcome: IndexReport | Error) => void)[] = [];
  engine.onReindex = (onProgress) => {
    onProgress({ stage: 'embedding', done: 0, total: 7 });
    onProgress({ stage: 'embedding', done: 1, total: 7 });
    return new Promise((resolve, reject) => {
      ends.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
    });
  };
  const folder = join(seeds, 'seeds');
  const fresh = await keepFresh({ engine, seeds: folder, log, times: { quiet: 20, ...times } });
  onTestFinished(() => fresh.close());
  const indexing = (n: number) => until(() => ends[n - 1], `indexing ${n}`);
  const has = (pattern: RegExp) =>
    until(() => told.some((line) => pattern.test(line)), `a line like ${pattern.source}`);
  return { folder, engine, told, indexing, has, fresh };
}

describe('keepFresh', () => {
  test('indexes once what changed, and tells of it', async () => {
    const { folder, engine, told, indexing, has } = await kept();
    writeFiles(folder, Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.txt`, 'words'])));
    (await indexing(1))(reportOf());
    await has(/^done: indexed by itself: 1 added, 1 changed, 0 removed .*2024\/new\.md.*broken\.html/);
    expect(engine.reindexed).toMatchObject([{ fresh: true }]);
    expect(told.filter((line) => line.startsWith('progress'))).toEqual([
      'progress: the articles changed: indexing {}',
      'progress: indexing {"stage":"embedding","done":0,"total":7}',
    ]);
  });

  test('never two at once: what changes meanwhile is indexed afterwards', async () => {
    const { folder, engine, indexing, has } = await kept();
    writeFiles(folder, { 'b.txt': 'b' });
    const first = await indexing(1);
    writeFiles(folder, { 'c.txt': 'c' });
    await until(() => engine.reindexed.length === 1, 'the first');
    first(reportOf());
    (await indexing(2))(reportOf({ added: [], changed: [] }));
    await has(/^progress: no article has changed/);
    expect(engine.reindexed).toHaveLength(2);
  });

  test('goes on after a failure, at the next change, and when the folder was replaced or was gone', async () => {
    const { folder, indexing, has } = await kept();
    rmSync(folder, { recursive: true });
    (await indexing(1))(new VerbatimError('SEEDS_MISSING', { path: folder }));
    await has(/^failed: indexing failed, and is tried again at the next change .*There is no corpus at/);
    writeFiles(folder, { 'a.txt': 'back' });
    (await indexing(2))(reportOf());
    await has(/^done/);
    const other = corpusFolder({ 'next/b.txt': 'b' });
    renameSync(folder, join(other, 'old'));
    renameSync(join(other, 'next'), folder);
    (await indexing(3))(reportOf());
    writeFiles(folder, { 'b.txt': 'changed after the folder was replaced' });
    (await indexing(4))(reportOf());
  });

  test('tries again by itself where another process indexes', async () => {
    const { folder, indexing, has } = await kept({ busy: 30 });
    writeFiles(folder, { 'b.txt': 'b' });
    (await indexing(1))(new VerbatimError('INDEX_BUSY', { path: folder }));
    await has(/^failed: .*tried again in 0\.03 s/);
    (await indexing(2))(reportOf());
    await has(/^done/);
  });

  test('changes that never end are indexed all the same', async () => {
    const { folder, indexing } = await kept({ quiet: 60_000, longest: 20 });
    writeFiles(folder, { 'b.txt': 'b' });
    (await indexing(1))(reportOf());
  });

  test('hears of nothing once it is closed', async () => {
    const { folder, engine, fresh, indexing, told } = await kept();
    writeFiles(folder, { 'b.txt': 'b' });
    const first = await indexing(1);
    await fresh.close();
    writeFiles(folder, { 'c.txt': 'c' });
    first(new Error('the engine was closed'));
    await until(() => engine.reindexed.length === 1, 'the only one');
    expect(told.some((line) => line.startsWith('failed'))).toBe(false);
  });
});
