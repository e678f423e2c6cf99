import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Embedder } from '../../src/embed/embedder.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { IngestOptions } from '../../src/ingest/source.js';
import { HnswIndex } from '../../src/store/hnsw.js';
import { IndexReader } from '../../src/store/reader.js';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import type { Progress } from '../../src/types.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';

const fp32 = sharedModel('fp32');
const int8 = sharedModel('int8');

const bridge = 'The bridge over the Ebro was opened on Friday.\n\nIt had taken nine years to build.\n';
const bakery = 'Marta Oliva has baked bread in the old town since 1987.\n\nHer ovens are heated with almond shells.\n';
const heron = 'A grey heron was seen at the harbour.\n\nHerons had not nested there for forty years.\n';
const three = { 'bridge.txt': bridge, 'town/bakery.txt': bakery, 'heron.txt': heron };

/** Indexes a corpus into a folder, counting the passages that went through the model. */
function indexing(seeds: string, folder = temporaryFolder(), model: () => Embedder = fp32) {
  const counted = { loads: 0, passages: 0 };
  const run = (options?: IngestOptions) => {
    counted.loads = 0;
    counted.passages = 0;
    return ingest(
      {
        seeds,
        folder,
        identify: () => Promise.resolve(model().identity),
        embedder: () => {
          counted.loads++;
          return Promise.resolve({
            ...model(),
            identity: model().identity,
            tokenize: (text: string) => model().tokenize(text),
            embedPassages: (passages: Parameters<Embedder['embedPassages']>[0]) => {
              counted.passages += passages.length;
              return model().embedPassages(passages);
            },
          });
        },
      },
      options,
    );
  };
  return { seeds, folder, counted, run };
}

function read<T>(folder: string, action: (reader: IndexReader) => T): T {
  const reader = IndexReader.open(folder);
  try {
    return reader.snapshot(() => action(reader));
  } finally {
    reader.close();
  }
}

/** Articles that hold a word, through the lexical index. */
const holding = (folder: string, term: string) =>
  read(folder, (reader) =>
    reader.passages(reader.lexical.search([term], 10).map(({ label }) => label)).map(({ article }) => article.id),
  );

/** The vector file, which must hold exactly the passages of the index. */
async function vectorsOf(folder: string): Promise<HnswIndex> {
  const manifest = read(folder, (reader) => reader.manifest())!;
  const index = (await HnswIndex.load(folder, manifest.vectorFile, manifest.model.dimension))!;
  const stored = read(folder, (reader) => [...reader.vectors()]);
  expect(index.size).toBe(manifest.passages);
  expect(stored).toHaveLength(manifest.passages);
  for (const { label, vector } of stored)
    expect(index.search(vector, manifest.passages).map((hit) => hit.label)).toContain(label);
  return index;
}

const stateOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .map((name) => [
      name,
      statSync(join(folder, name)).mtimeMs,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

// Files are trusted to be settled some seconds after their last change; the clock is moved instead of waiting.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an incremental run', () => {
  test('embeds what is new, then nothing', async () => {
    const { folder, run, counted } = indexing(corpusFolder(three));
    const first = await run();
    expect(first).toMatchObject({
      articles: 3,
      unchanged: 0,
      removed: [],
      changed: [],
      skipped: [],
      rebuiltBecause: null,
    });
    expect(first.added).toEqual(['bridge.txt', 'heron.txt', 'town/bakery.txt']);
    expect(first.embedded).toBe(first.passages);
    expect(counted.passages).toBe(first.passages);
    await vectorsOf(folder);

    const before = stateOf(folder);
    const second = await run();
    expect(second).toMatchObject({
      index: first.index,
      added: [],
      unchanged: 3,
      embedded: 0,
      passages: first.passages,
    });
    expect(counted.loads).toBe(0);
    expect(stateOf(folder)).toEqual(before);
  });

  test('embeds one new article alone, and the changed passages of a changed one', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds);
    const first = await run();
    writeFiles(seeds, { 'ferry.txt': 'The night ferry to Palma sails at eleven.' });
    const second = await run();
    expect(second).toMatchObject({ added: ['ferry.txt'], changed: [], unchanged: 3, embedded: 1 });
    expect(second.index).not.toBe(first.index);

    writeFiles(seeds, { 'heron.txt': heron.replace('grey', 'purple') });
    const third = await run();
    expect(third).toMatchObject({ added: [], changed: ['heron.txt'], unchanged: 3, embedded: 1 });
    expect(holding(folder, 'purpl')).toEqual(['heron.txt']);
    expect(holding(folder, 'grey')).toEqual([]);
    await vectorsOf(folder);

    writeFiles(seeds, { 'heron.txt': heron });
    writeFiles(seeds, { 'ferry.txt': null });
    const back = await run();
    expect(back).toMatchObject({ changed: ['heron.txt'], removed: ['ferry.txt'] });
    expect(back.index).toBe(first.index);
    expect(holding(folder, 'ferri')).toEqual([]);
    expect(read(folder, (reader) => reader.article('ferry.txt'))).toBeNull();
    await vectorsOf(folder);
  });

  test('sees a change that leaves size and modification time as they were', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds);
    await run();
    const { atime, mtime } = statSync(join(seeds, 'heron.txt'));
    writeFileSync(join(seeds, 'heron.txt'), heron.replace('grey', 'pale'));
    utimesSync(join(seeds, 'heron.txt'), atime, mtime);
    expect((await run()).changed).toEqual(['heron.txt']);
    expect(holding(folder, 'pale')).toEqual(['heron.txt']);
  });

  test('reads a file again whose last change was a moment ago', async () => {
    const seeds = corpusFolder(three);
    const { run } = indexing(seeds);
    vi.useRealTimers();
    await run();
    const path = join(seeds, 'heron.txt');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, heron.replace('grey', 'pale'));
    utimesSync(path, atime, mtime);
    expect((await run()).changed).toEqual(['heron.txt']);
  });

  test('a file that was touched and is the same changes nothing', async () => {
    const seeds = corpusFolder(three);
    const { run, counted } = indexing(seeds);
    const first = await run();
    utimesSync(join(seeds, 'heron.txt'), new Date(0), new Date(0));
    expect(await run()).toMatchObject({ index: first.index, changed: [], added: [], unchanged: 3 });
    expect(counted.loads).toBe(0);
  });

  test('a renamed file keeps its vectors', async () => {
    const seeds = corpusFolder(three);
    const { folder, run, counted } = indexing(seeds);
    await run();
    renameSync(join(seeds, 'heron.txt'), join(seeds, 'bird.txt'));
    expect(await run()).toMatchObject({ added: ['bird.txt'], removed: ['heron.txt'], unchanged: 2, embedded: 0 });
    expect(counted.passages).toBe(0);
    expect(holding(folder, 'heron')).toEqual(['bird.txt']);
    await vectorsOf(folder);
  });

  test('lines of a .jsonl file are articles of their own', async () => {
    const line = (id: string, text: string) => JSON.stringify({ id, title: id, text });
    const seeds = corpusFolder({ 'all.jsonl': `${line('a', bridge)}\n${line('b', heron)}\n` });
    const { folder, run } = indexing(seeds);
    expect((await run()).added).toEqual(['a', 'b']);
    writeFiles(seeds, { 'all.jsonl': `${line('a', bridge)}\nno json\n${line('c', bakery)}\n` });
    const report = await run();
    expect(report).toMatchObject({ added: ['c'], changed: [], removed: ['b'], unchanged: 1 });
    expect(report.skipped).toEqual([expect.objectContaining({ path: 'all.jsonl', line: 2 })]);
    expect(holding(folder, 'heron')).toEqual([]);
    const { skipped } = await run();
    expect(skipped).toEqual(report.skipped);
  });

  test('an article that moves to another file is neither new nor gone', async () => {
    const line = JSON.stringify({ id: 'a', text: bridge });
    const seeds = corpusFolder({ 'one.jsonl': line, 'heron.txt': heron });
    const { run } = indexing(seeds);
    const first = await run();
    renameSync(join(seeds, 'one.jsonl'), join(seeds, 'two.jsonl'));
    expect(await run()).toMatchObject({
      index: first.index,
      added: [],
      changed: [],
      removed: [],
      unchanged: 2,
      embedded: 0,
    });
  });
});

describe('a run that begins anew', () => {
  test('after another precision, with nothing of the old vectors left', async () => {
    const seeds = corpusFolder(three);
    const { folder, run } = indexing(seeds);
    const first = await run();
    const other = indexing(seeds, folder, int8);
    const second = await other.run();
    expect(second.rebuiltBecause).toContain('fp32 to all-MiniLM-L6-v2 int8');
    expect(second).toMatchObject({ added: [], changed: [], unchanged: 3, embedded: first.passages });
    expect(second.index).not.toBe(first.index);
    const tokens = fp32().tokenize('Nothing.');
    expect(tokens.length).toBeGreaterThan(0);
    const database = openDatabase(join(folder, DATABASE), 'read');
    expect(database.prepare('SELECT count(*) n FROM vectors').get()).toEqual({ n: first.passages });
    database.close();
    expect(read(folder, (reader) => reader.manifest()?.model.precision)).toBe('int8');
    expect((await vectorsOf(folder)).waste).toBe(0);
    expect((await other.run()).rebuiltBecause).toBeNull();
  });

  test('when asked to: everything is embedded again, and comes out the same', async () => {
    const { folder, run } = indexing(corpusFolder(three));
    const first = await run();
    const second = await run({ rebuild: true });
    expect(second).toMatchObject({
      index: first.index,
      embedded: first.passages,
      unchanged: 3,
      rebuiltBecause: 'a rebuild was asked for',
    });
    await vectorsOf(folder);
  });

  test.each([
    ['is no database', () => Buffer.from('this is no database at all, though it is a file')],
    [
      'lost its pages',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4_096), Buffer.alloc(whole.length - 4_096, 0xee)]),
    ],
    ['was cut short', (whole: Buffer) => whole.subarray(0, 20_000)],
  ])('when the database %s: it is set aside', async (_, damage) => {
    const { folder, run } = indexing(corpusFolder(three));
    const first = await run();
    const path = join(folder, DATABASE);
    writeFileSync(path, damage(readFileSync(path)));
    const second = await run();
    expect(second).toMatchObject({ index: first.index, articles: 3, passages: first.passages });
    expect(second.rebuiltBecause).toContain('the index was damaged');
    expect(readdirSync(folder)).toContain(`${DATABASE}.damaged`);
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
    await vectorsOf(folder);
  });
});

describe('the vector file', () => {
  test('is built again when it is missing or damaged, without the model', async () => {
    const { folder, run, counted } = indexing(corpusFolder(three));
    await run();
    const { name } = read(folder, (reader) => reader.manifest())!.vectorFile;
    writeFileSync(join(folder, name), 'short');
    expect(await run()).toMatchObject({ added: [], changed: [], embedded: 0 });
    expect(counted.loads).toBe(0);
    await vectorsOf(folder);
  });

  test('grows with the corpus, and is built anew when much of it would be waste', async () => {
    const seeds = corpusFolder(
      Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, `${bridge}Number ${n}.`])),
    );
    const { folder, run } = indexing(seeds);
    await run();
    writeFiles(seeds, { '0.txt': heron });
    await run();
    expect((await vectorsOf(folder)).waste).toBeGreaterThan(0);
    writeFiles(seeds, Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`${n}.txt`, `${bakery}Number ${n}.`])));
    await run();
    expect((await vectorsOf(folder)).waste).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('vectors-'))).toHaveLength(1);
  });

  test('of earlier states, and what killed runs left, are removed', async () => {
    const { folder, run } = indexing(corpusFolder(three));
    await run();
    writeFiles(folder, { 'vectors-9-abcdef.hnsw': 'left', 'vectors-3.hnsw.tmp': 'left' });
    await run();
    expect(readdirSync(folder).filter((name) => name.startsWith('vectors-'))).toHaveLength(1);
  });
});

describe('what cannot be read', () => {
  test('is reported by name and reason, again for as long as it is so, and the rest is indexed', async () => {
    const seeds = corpusFolder({
      ...three,
      'empty.txt': '',
      'binary.txt': Buffer.from([0, 1, 2, 3, 255, 0, 0, 1]),
      'table.xlsx': 'x',
    });
    const { run, counted } = indexing(seeds);
    const { articles, skipped } = await run();
    expect(articles).toBe(3);
    expect(skipped.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['binary.txt', 'FILE_BINARY'],
      ['empty.txt', 'FILE_EMPTY'],
      ['table.xlsx', 'FORMAT_UNKNOWN'],
    ]);
    for (const { reason } of skipped) expect(reason).not.toBe('');
    const again = await run();
    expect(counted.loads).toBe(0);
    expect(new Set(again.skipped)).toEqual(new Set(skipped));
    writeFiles(seeds, { 'empty.txt': 'Now it says something.' });
    expect(await run()).toMatchObject({ added: ['empty.txt'], articles: 4 });
  });

  test('an article of which no passage can be made is left out, and is not counted as covered', async () => {
    const seeds = corpusFolder({ ...three, 'furniture.txt': 'Advertisement\n\nShare\n' });
    const { folder, run } = indexing(seeds);
    const report = await run();
    expect(report.articles).toBe(3);
    expect(report.skipped).toEqual([expect.objectContaining({ path: 'furniture.txt', code: 'FILE_NO_TEXT' })]);
    expect((await run()).skipped).toEqual(report.skipped);

    writeFiles(seeds, { 'heron.txt': 'Advertisement\n' });
    const { removed, articles } = await run();
    expect({ removed, articles }).toEqual({ removed: ['heron.txt'], articles: 2 });
    expect(holding(folder, 'heron')).toEqual([]);
  });

  test('the second article of an id waits until the first has gone', async () => {
    const line = (text: string) => JSON.stringify({ id: 'same', text });
    const seeds = corpusFolder({ 'a.jsonl': line(bridge), 'b.jsonl': line(heron), 'c.txt': bakery });
    const { folder, run } = indexing(seeds);
    const first = await run();
    expect(first.skipped).toEqual([expect.objectContaining({ path: 'b.jsonl', code: 'ARTICLE_DUPLICATE' })]);
    expect(first.skipped[0]!.reason).toContain('a.jsonl');
    expect(holding(folder, 'heron')).toEqual([]);
    const before = stateOf(folder);
    expect((await run()).skipped).toEqual(first.skipped);
    expect(stateOf(folder)).toEqual(before);

    writeFiles(seeds, { 'a.jsonl': null });
    expect(await run()).toMatchObject({ changed: ['same'], removed: [], skipped: [], articles: 2 });
    expect(holding(folder, 'heron')).toEqual(['same']);

    writeFiles(seeds, { 'a.jsonl': line(bridge) });
    expect(await run()).toMatchObject({ changed: ['same'], articles: 2 });
    expect(holding(folder, 'heron')).toEqual([]);
  });

  test('an empty corpus keeps the index that was there', async () => {
    const seeds = corpusFolder({ 'heron.txt': heron });
    const { folder, run } = indexing(seeds);
    await run();
    writeFiles(seeds, { 'heron.txt': '' });
    await expect(run()).rejects.toMatchObject({
      code: 'SEEDS_EMPTY',
      message: expect.stringContaining('heron.txt is empty') as string,
    });
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
  });

  test('a corpus that is not there keeps the index too', async () => {
    const seeds = corpusFolder({ 'heron.txt': heron });
    const { folder, run } = indexing(seeds);
    await run();
    renameSync(seeds, `${seeds}-moved`);
    await expect(run()).rejects.toMatchObject({ code: 'SEEDS_MISSING' });
    renameSync(`${seeds}-moved`, seeds);
    expect(holding(folder, 'heron')).toEqual(['heron.txt']);
  });

  test('a folder for the index that cannot be made', async () => {
    const file = join(corpusFolder({ file: '' }), 'file');
    chmodSync(file, 0o444);
    await expect(indexing(corpusFolder(three), join(file, 'index')).run()).rejects.toMatchObject({
      code: 'INDEX_NOT_WRITABLE',
    });
  });
});

test('the same corpus has the same index id anywhere', async () => {
  const [here, there] = [indexing(corpusFolder(three)), indexing(corpusFolder(three))];
  expect((await here.run()).index).toBe((await there.run()).index);
});

test('a run that fails while embedding keeps the vectors it has, and the index before', async () => {
  const seeds = corpusFolder({ 'bridge.txt': bridge });
  const { folder, run } = indexing(seeds);
  const first = await run();
  writeFiles(seeds, { 'heron.txt': heron });
  const failing = ingest({
    seeds,
    folder,
    identify: () => Promise.resolve(fp32().identity),
    embedder: () =>
      Promise.resolve({
        ...fp32(),
        identity: fp32().identity,
        tokenize: (text) => fp32().tokenize(text),
        embedPassages: () => Promise.reject(new Error('out of memory')),
      }),
  });
  await expect(failing).rejects.toThrow('out of memory');
  expect(read(folder, (reader) => reader.manifest()?.id)).toBe(first.index);
  expect(await run()).toMatchObject({ added: ['heron.txt'] });
});

test('only one run at a time', async () => {
  const { run } = indexing(corpusFolder(three));
  const [first, second] = await Promise.allSettled([run(), run()]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'INDEX_BUSY' } });
});

test('tells how far it is, each stage to its end', async () => {
  const { run } = indexing(corpusFolder(three));
  const steps: Progress[] = [];
  await run({ onProgress: (step) => steps.push(step) });
  for (const stage of ['reading', 'embedding', 'writing'] as const) {
    const own = steps.filter((step) => step.stage === stage);
    expect(own.length).toBeGreaterThan(1);
    expect(own[0]!.done).toBe(0);
    expect(own.at(-1)!.done).toBe(own.at(-1)!.total);
    for (const { done, total } of own) expect(done).toBeLessThanOrEqual(total);
  }
  expect([...new Set(steps.map(({ stage }) => stage))]).toEqual(['reading', 'embedding', 'writing']);
});

test('every stored passage is its article’s own text', async () => {
  const { folder, run } = indexing(corpusFolder(three));
  const { passages } = await run();
  read(folder, (reader) => {
    const found = reader.passages(Array.from({ length: passages }, (_, n) => n + 1));
    expect(found).toHaveLength(passages);
    for (const { passage } of found) {
      const { text } = reader.article(passage.article)!;
      expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    }
  });
});
