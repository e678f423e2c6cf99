import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ExactIndex } from '../../src/store/exact.js';
import { HnswIndex } from '../../src/store/hnsw.js';
import { type IndexState, OpenIndex } from '../../src/store/open-index.js';
import { DATABASE } from '../../src/store/schema.js';
import { setAside } from '../../src/store/set-aside.js';
import { IndexWriter } from '../../src/store/writer.js';
import { temporaryFolder } from '../support/folders.js';
import { articleOf, change, vectorOf } from './small-index.js';

const one = articleOf('one', 'The first article.');
const two = articleOf('two', 'The second article.');

function open(folder: string) {
  const damaged: string[] = [];
  const index = new OpenIndex(folder, (file) => damaged.push(file));
  return { index, damaged };
}

/** The articles found by the nearest vectors: a label of another state would be missing or wrong. */
const nearest = (text: string) => (state: IndexState) => {
  const hits = state.vectors.search(vectorOf(text), 10);
  const passages = state.reader.passages(hits.map(({ label }) => label));
  expect(passages).toHaveLength(hits.length);
  expect(hits).toHaveLength(state.manifest.passages);
  return passages.map(({ passage }) => passage.text);
};

test('follows what another connection commits', async () => {
  const folder = temporaryFolder();
  const { index, damaged } = open(folder);
  await expect(index.read(() => null)).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  await change(folder, { articles: [one] });
  expect(await index.read(nearest(one.text))).toEqual([one.text]);
  await change(folder, { articles: [two], gone: ['one'] });
  expect(await index.read(nearest(two.text))).toEqual([two.text]);
  expect(damaged).toEqual([]);
  index.close();
});

test('never mixes two states, however fast they follow each other', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [one] });
  const { index, damaged } = open(folder);
  const state = { isDone: false };
  const writing = (async () => {
    for (let n = 0; n < 30; n++) {
      const next = n % 2 === 0 ? { articles: [two], gone: ['one'] } : { articles: [one], gone: ['two'] };
      const { vectorFile } = await change(folder, { ...next, apart: n % 3 > 0 });
      // As an indexing does: only the newest file stays.
      for (const name of readdirSync(folder))
        if (name.startsWith('vectors-') && name !== vectorFile.name) rmSync(join(folder, name));
    }
    state.isDone = true;
  })();
  let reads = 0;
  while (!state.isDone) {
    const texts = await index.read(nearest(one.text));
    expect([[one.text], [two.text]]).toContainEqual(texts);
    reads++;
    await new Promise(setImmediate);
  }
  await writing;
  expect(reads).toBeGreaterThan(30);
  expect(damaged).toEqual([]);
  index.close();
});

test.each(['missing', 'damaged', 'of another state'])(
  'a vector file that is %s: every vector is searched, and it is told once',
  async (how) => {
    const folder = temporaryFolder();
    const before = await change(folder, { articles: [one] });
    const { vectorFile } = await change(folder, { articles: [two] });
    const path = join(folder, vectorFile.name);
    if (how === 'missing') rmSync(path);
    else if (how === 'damaged') writeFileSync(path, readFileSync(path).fill(0xff, 100, 200));
    else copyFileSync(join(folder, before.vectorFile.name), path);
    const { index, damaged } = open(folder);
    const found = await index.read((state) => {
      expect(state.vectors).toBeInstanceOf(ExactIndex);
      return nearest(two.text)(state);
    });
    expect(found[0]).toBe(two.text);
    await index.read(nearest(one.text));
    expect(damaged).toEqual([vectorFile.name]);
    expect(existsSync(path)).toBe(false);

    await change(folder, { gone: ['one'] });
    expect(await index.read(({ vectors }) => vectors)).toBeInstanceOf(HnswIndex);
    expect(damaged).toHaveLength(1);
    index.close();
  },
);

test('a database set aside answers until the one in its place has an index, then that one does', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [one] });
  const { index, damaged } = open(folder);
  expect(await index.read(nearest(one.text))).toEqual([one.text]);
  setAside(folder);
  expect(await index.read(nearest(one.text))).toEqual([one.text]);
  IndexWriter.open(folder).close();
  expect(await index.read(nearest(one.text))).toEqual([one.text]);
  await change(folder, { articles: [two] });
  expect(await index.read(nearest(two.text))).toEqual([two.text]);
  expect(damaged).toEqual([]);
  index.close();
});

test('questions on their way when a database is set aside and built anew are answered from the new one', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [one] });
  const load = HnswIndex.load.bind(HnswIndex);
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const loading = vi.spyOn(HnswIndex, 'load').mockImplementationOnce(async (...file) => {
    const graph = await load(...file);
    await held;
    return graph;
  });
  const { index, damaged } = open(folder);
  const first = index.read(nearest(two.text));
  await vi.waitFor(() => expect(loading).toHaveBeenCalledOnce());
  setAside(folder);
  await change(folder, { articles: [two] });
  const second = index.read(nearest(two.text));
  await new Promise((resolve) => setTimeout(resolve, 20));
  goOn();
  expect(await Promise.all([first, second])).toEqual([[two.text], [two.text]]);
  expect(damaged).toEqual([]);
  loading.mockRestore();
  index.close();
});

test('vectors are read anew with a database, also where their file has the name of the one before', async () => {
  const folder = temporaryFolder();
  const { vectorFile } = await change(folder, { articles: [one] });
  rmSync(join(folder, vectorFile.name));
  const { index } = open(folder);
  expect(await index.read(({ vectors }) => vectors)).toBeInstanceOf(ExactIndex);
  setAside(folder);
  expect((await change(folder, { articles: [one] })).vectorFile.name).toBe(vectorFile.name);
  expect(await index.read(({ vectors }) => vectors)).toBeInstanceOf(HnswIndex);
  expect(await index.read(nearest(one.text))).toEqual([one.text]);
  index.close();
});

test('questions that come together load the vector file once', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [one, two] });
  const { index } = open(folder);
  const vectors = await Promise.all(Array.from({ length: 5 }, () => index.read((state) => state.vectors)));
  expect(new Set(vectors).size).toBe(1);
  index.close();
});

test('a database that is damaged is told, and one that is mended answers again', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [one] });
  const path = join(folder, DATABASE);
  writeFileSync(path, 'no database');
  const { index } = open(folder);
  await expect(index.read(() => null)).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
  setAside(folder);
  await change(folder, { articles: [one] });
  expect(await index.read(nearest(one.text))).toEqual([one.text]);
  index.close();
});

describe('what changed without the vector file being written anew', () => {
  const three = articleOf('three', 'The third article.');

  test('is followed, on what is loaded already', async () => {
    const folder = temporaryFolder();
    const first = await change(folder, { articles: [one, two] });
    const { index, damaged } = open(folder);
    expect(await index.read(nearest(one.text))).toEqual([one.text, two.text]);
    // Whoever loaded it does not read it again.
    rmSync(join(folder, first.vectorFile.name));
    const second = await change(folder, { articles: [three], gone: ['one'], apart: true });
    expect(second.vectorFile).toMatchObject({ name: first.vectorFile.name, gone: [1] });
    expect((await index.read(nearest(three.text)))[0]).toBe(three.text);
    await change(folder, { gone: ['two'], apart: true });
    expect(await index.read(nearest(three.text))).toEqual([three.text]);
    await change(folder, { articles: [one], gone: ['three'], apart: true });
    expect(await index.read(nearest(one.text))).toEqual([one.text]);
    expect(damaged).toEqual([]);
    index.close();
  });

  test('is there for whoever opens the index afterwards', async () => {
    const folder = temporaryFolder();
    await change(folder, { articles: [one, two] });
    await change(folder, { articles: [three], gone: ['one'], apart: true });
    const { index, damaged } = open(folder);
    const found = await index.read(nearest(three.text));
    expect(found[0]).toBe(three.text);
    expect(new Set(found)).toEqual(new Set([two.text, three.text]));
    expect(damaged).toEqual([]);
    index.close();
  });

  test('is found by an exact search where the file is damaged', async () => {
    const folder = temporaryFolder();
    const { vectorFile } = await change(folder, { articles: [one, two] });
    await change(folder, { articles: [three], gone: ['one'], apart: true });
    rmSync(join(folder, vectorFile.name));
    const { index, damaged } = open(folder);
    expect((await index.read(nearest(three.text)))[0]).toBe(three.text);
    expect(await index.read(({ vectors }) => vectors)).toBeInstanceOf(ExactIndex);
    expect(damaged).toEqual([vectorFile.name]);
    index.close();
  });
});
