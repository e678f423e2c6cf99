import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ExactIndex } from '../../src/store/exact.js';
import { OpenIndex } from '../../src/store/open-index.js';
import { checkSeal } from '../../src/store/seal.js';
import { hnsw } from '../../src/tunables.js';
import { corpusFolder, writeFiles } from '../support/folders.js';
import { type WholeModel, sharedModel } from '../support/model.js';
import { seeded } from '../support/random.js';
import { identity, vectorOf } from '../store/small-index.js';
import { indexing, movedClock, read, vectorsOf } from './indexing.js';

movedClock();
const model = sharedModel('fp32');

/** Articles of one passage each, in number just enough for two changes to be kept apart. */
const COUNT = Math.ceil(2 / hnsw.apartShare);
const ferry = (n: number) => `Ferry number ${n} leaves from quay ${n * 7} in the morning.`;
const names = Array.from({ length: COUNT }, (_, n) => `${n}.txt`);
const articles = () => Object.fromEntries(names.map((name, n) => [name, ferry(n)]));
const manifestOf = (folder: string) => read(folder, (reader) => reader.manifest())!;

/** Texts of the passages nearest to that of a ferry, in the index as it is. */
async function nearest(folder: string, n: number): Promise<string[]> {
  const [vector] = (await model().embedPassages([[model().tokenize(ferry(n))]])).map(({ passage }) => passage);
  const index = new OpenIndex(folder, () => undefined);
  const texts = await index.read(({ reader, vectors }) =>
    reader.passages(vectors.search(vector!, 3).map(({ label }) => label)).map(({ passage }) => passage.text),
  );
  index.close();
  return texts;
}

test('a few changes leave the vector file as it is; more of them write it anew', async () => {
  const seeds = corpusFolder(articles());
  const { folder, run } = indexing(seeds, model);
  await run();
  const first = manifestOf(folder);
  expect(first.vectorFile).toMatchObject({ count: COUNT, nextLabel: COUNT + 1, gone: [] });

  // One that goes and one that comes.
  writeFiles(seeds, { '5.txt': ferry(1_005) });
  expect(await run()).toMatchObject({ changed: ['5.txt'], embedded: 1, passages: COUNT });
  const second = manifestOf(folder);
  const label = read(folder, (reader) => [...reader.vectors()].at(-1)!.label);
  expect(second.vectorFile).toEqual({ ...first.vectorFile, gone: [expect.any(Number)] });
  expect(label).toBe(first.nextLabel);
  expect(await nearest(folder, 1_005)).toContain(ferry(1_005));
  expect(await nearest(folder, 5)).not.toContain(ferry(5));
  await vectorsOf(folder);
  expect(await checkSeal(folder, { stamps: false })).toBe('intact');

  // What came goes again, which leaves one that has gone and one that comes.
  writeFiles(seeds, { '5.txt': ferry(2_005) });
  await run();
  expect(manifestOf(folder).vectorFile).toEqual(second.vectorFile);
  expect(await nearest(folder, 2_005)).toContain(ferry(2_005));
  expect(await nearest(folder, 1_005)).not.toContain(ferry(1_005));

  writeFiles(seeds, { '6.txt': ferry(1_006) });
  expect(await run()).toMatchObject({ changed: ['6.txt'], embedded: 1, passages: COUNT });
  const { vectorFile } = manifestOf(folder);
  expect(vectorFile.name).not.toBe(first.vectorFile.name);
  expect(vectorFile).toMatchObject({ count: COUNT, gone: [] });
  expect((await vectorsOf(folder)).size).toBe(COUNT);
  for (const n of [2_005, 1_006]) expect(await nearest(folder, n)).toContain(ferry(n));
  for (const n of [5, 6]) expect(await nearest(folder, n)).not.toContain(ferry(n));
});

test('an article whose file is only renamed is kept apart, too, without the model', async () => {
  const seeds = corpusFolder(articles());
  const { folder, run } = indexing(seeds, model);
  await run();
  const { vectorFile } = manifestOf(folder);
  renameSync(join(seeds, '5.txt'), join(seeds, 'five.txt'));
  expect(await run()).toMatchObject({ added: ['five.txt'], removed: ['5.txt'], embedded: 0, passages: COUNT });
  expect(manifestOf(folder).vectorFile.name).toBe(vectorFile.name);
  expect(await nearest(folder, 5)).toContain(ferry(5));
});

test.each<[string, (path: string) => void]>([
  ['missing', (path) => rmSync(path)],
  ['damaged', (path) => writeFileSync(path, 'x')],
])('nothing is kept apart from a file that is %s: it is built again', async (_, damage) => {
  const seeds = corpusFolder(articles());
  const { folder, run } = indexing(seeds, model);
  await run();
  const { vectorFile } = manifestOf(folder);
  damage(join(folder, vectorFile.name));
  writeFiles(seeds, { '5.txt': ferry(1_005) });
  await run();
  expect(manifestOf(folder).vectorFile).toMatchObject({ count: COUNT, gone: [] });
  expect((await vectorsOf(folder)).waste).toBe(0);
  expect(await nearest(folder, 1_005)).toContain(ferry(1_005));
});

/** A model that knows nothing: any text has a vector, always the same. */
const blank = {
  identity,
  tokenize: (text: string) => [...Buffer.from(text)],
  embedPassages: (passages: readonly (readonly (readonly number[])[])[]) =>
    Promise.resolve(
      passages.map((sentences) => ({
        passage: vectorOf(JSON.stringify(sentences)),
        sentences: sentences.map((sentence) => vectorOf(JSON.stringify(sentence))),
        codes: sentences.map(() => new Int32Array(2)),
      })),
    ),
} as unknown as WholeModel;

test.each([1, 2])('after any changes the index finds what an exact search of it does (%i)', async (seed) => {
  const random = seeded(seed);
  const any = () => Math.floor(random() * 400);
  const seeds = corpusFolder(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.txt`, ferry(n)])));
  const { folder, run } = indexing(seeds, () => blank);
  const index = new OpenIndex(folder, () => expect.unreachable('the vector file was damaged'));
  const files = new Set<string>();
  await run();
  for (let round = 0; round < 25; round++) {
    for (let changes = Math.floor(random() * 5); changes > 0; changes--) {
      const path = join(seeds, `${any()}.txt`);
      if (random() < 0.3) rmSync(path, { force: true });
      else writeFileSync(path, ferry(Math.floor(random() * 1e6)));
    }
    await run({ rebuild: random() < 0.05 });
    files.add(manifestOf(folder).vectorFile.name);
    expect(await checkSeal(folder, { stamps: false })).toBe('intact');
    await index.read(({ reader, vectors, manifest }) => {
      const exact = new ExactIndex(() => reader.vectors());
      const labels = new Set([...reader.vectors()].map(({ label }) => label));
      expect(labels.size).toBe(manifest.passages);
      for (const allowed of [undefined, new Set([...labels].filter(() => random() < 0.3))]) {
        const question = vectorOf(String(random()));
        const right = exact.search(question, 10, allowed).map(({ label }) => label);
        const found = vectors.search(question, 10, allowed).map(({ label }) => label);
        expect(new Set(found)).toEqual(new Set(right));
      }
    });
  }
  // Both were gone through: changes kept apart, and the file written anew.
  expect(files.size).toBeGreaterThan(1);
  expect(files.size).toBeLessThan(20);
  index.close();
});
