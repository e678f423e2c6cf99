import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExactIndex } from '../../src/store/exact.js';
import { isComplete } from '../../src/store/hnsw-file.js';
import { HnswIndex, MAX_LABEL } from '../../src/store/hnsw.js';
import { temporaryFolder } from '../support/folders.js';
import { seeded, unitVector } from '../support/random.js';

const DIMENSION = 64;

/** Vectors in clusters of very different size and density, as passages about a few topics are. */
const centres = Array.from({ length: 20 }, (_, n) => unitVector(seeded(n), DIMENSION));
function clustered(count: number, seed: number) {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, label) => ({
    label,
    vector: unitVector(random, DIMENSION, centres[Math.floor(random() ** 2 * centres.length)], 0.3 + random()),
  }));
}

const stored = clustered(3_000, 1);
const questions = clustered(200, 2).map(({ vector }) => vector);
const exact = new ExactIndex(() => stored);
const graph = HnswIndex.create(DIMENSION, stored.length);
for (const { label, vector } of stored) graph.add(label, vector);

/** The share of the ten nearest that the graph finds. */
function recall(index: HnswIndex, oracle: ExactIndex, allowed?: ReadonlySet<number>): number {
  const found = questions.map((question) => {
    const right = new Set(oracle.search(question, 10, allowed).map(({ label }) => label));
    const hits = index.search(question, 10, allowed).filter(({ label }) => right.has(label));
    return hits.length / right.size;
  });
  return found.reduce((sum, share) => sum + share, 0) / found.length;
}

describe('search', () => {
  test('finds at least 0.99 of the ten nearest that an exact search finds', () => {
    expect(recall(graph, exact)).toBeGreaterThanOrEqual(0.99);
  });

  test('gives cosines, nearest first', () => {
    const [question] = questions;
    const hits = graph.search(question!, 20);
    const [nearest] = exact.search(question!, 1);
    expect(hits[0]!.label).toBe(nearest!.label);
    expect(hits[0]!.score).toBeCloseTo(nearest!.score, 5);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  test.each([3, 40, 190, 200, 1_500])('finds the nearest among %i allowed labels', (size) => {
    const random = seeded(size);
    const allowed = new Set<number>();
    while (allowed.size < size) allowed.add(Math.floor(random() * stored.length));
    expect(recall(graph, exact, allowed)).toBeGreaterThanOrEqual(0.99);
    for (const { label } of graph.search(questions[0]!, 50, allowed)) expect(allowed.has(label)).toBe(true);
  });

  test('gives no more than there are, and nothing where nothing is allowed', () => {
    const few = HnswIndex.create(2, 1);
    expect(few.search(Float32Array.of(1, 0), 10)).toEqual([]);
    few.add(5, Float32Array.of(1, 0));
    few.add(6, Float32Array.of(0, 1));
    expect(few.search(Float32Array.of(1, 0), 10).map(({ label }) => label)).toEqual([5, 6]);
    expect(few.search(Float32Array.of(1, 0), 10, new Set())).toEqual([]);
    expect(few.search(Float32Array.of(1, 0), 0)).toEqual([]);
  });

  test('refuses a question of another dimension or with an element that is no number', () => {
    expect(() => graph.search(new Float32Array(DIMENSION - 1), 3)).toThrow(RangeError);
    expect(() => graph.search(new Float32Array(DIMENSION).fill(NaN), 3)).toThrow(RangeError);
  });
});

describe('changes', () => {
  test('what is removed is not found again, and counts as waste', () => {
    const index = HnswIndex.create(DIMENSION, 10);
    for (const { label, vector } of stored.slice(0, 400)) index.add(label, vector);
    for (const { label } of stored.slice(0, 100)) index.remove(label);
    expect(index.size).toBe(300);
    expect(index.waste).toBeCloseTo(0.25);
    const left = new ExactIndex(() => stored.slice(100, 400));
    expect(recall(index, left)).toBeGreaterThanOrEqual(0.99);
    expect(index.search(questions[0]!, 400)).toHaveLength(300);
  });

  test.each([-1, 1.5, NaN, MAX_LABEL + 1, 2 ** 32])('label %d is refused', (label) => {
    expect(() => HnswIndex.create(2, 1).add(label, Float32Array.of(1, 0))).toThrow(RangeError);
  });

  test('the greatest label is kept as it is', () => {
    const index = HnswIndex.create(2, 1);
    index.add(MAX_LABEL, Float32Array.of(1, 0));
    expect(index.search(Float32Array.of(1, 0), 1)[0]!.label).toBe(MAX_LABEL);
  });

  test.each([
    ['of another dimension', Float32Array.of(1, 0, 0)],
    ['with NaN', Float32Array.of(NaN, 1)],
    ['with infinity', Float32Array.of(Infinity, 1)],
  ])('a vector %s is refused and nothing is added', (_, vector) => {
    const index = HnswIndex.create(2, 1);
    expect(() => index.add(1, vector)).toThrow(RangeError);
    expect(index.size).toBe(0);
  });
});

describe('files', () => {
  const folder = temporaryFolder();

  test('come back as they were, grown and with what was removed', async () => {
    const index = HnswIndex.create(DIMENSION, 1);
    for (const { label, vector } of stored.slice(0, 500)) index.add(label, vector);
    for (const { label } of stored.slice(0, 50)) index.remove(label);
    const file = await index.save(folder, 'vectors-1');
    expect(file.count).toBe(450);
    expect(file.name).toBe(`vectors-1-${file.sha256.slice(0, 12)}.hnsw`);
    const loaded = (await HnswIndex.load(folder, file, DIMENSION))!;
    expect(loaded.size).toBe(450);
    expect(loaded.waste).toBeCloseTo(0.1);
    for (const question of questions) expect(loaded.search(question, 10)).toEqual(index.search(question, 10));
    for (const { label, vector } of stored.slice(500, 600)) loaded.add(label, vector);
    expect(loaded.search(stored[599]!.vector, 1)[0]!.label).toBe(599);
  });

  test('of the same insertions are the same', async () => {
    const build = () => {
      const index = HnswIndex.create(DIMENSION, 300);
      for (const { label, vector } of stored.slice(0, 300)) index.add(label, vector);
      return index.save(folder, 'vectors-2');
    };
    expect(await build()).toEqual(await build());
  });

  test('an empty index is a file too', async () => {
    const file = await HnswIndex.create(DIMENSION, 1).save(folder, 'vectors-3');
    const loaded = (await HnswIndex.load(folder, file, DIMENSION))!;
    expect(loaded.size).toBe(0);
    loaded.add(1, stored[0]!.vector);
    expect(loaded.search(stored[0]!.vector, 1)).toHaveLength(1);
  });

  test('that are not what the manifest says are never loaded', async () => {
    const file = await graph.save(folder, 'vectors-4');
    const path = join(folder, file.name);
    const whole = readFileSync(path);
    expect(await HnswIndex.load(folder, file, DIMENSION)).not.toBeNull();

    truncateSync(path, file.bytes - 1);
    expect(await HnswIndex.load(folder, file, DIMENSION)).toBeNull();
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(1)]));
    expect(await HnswIndex.load(folder, file, DIMENSION)).toBeNull();

    const random = seeded(7);
    for (let n = 0; n < 20; n++) {
      const flipped = Buffer.from(whole);
      flipped[Math.floor(random() * flipped.length)]! ^= 1 << Math.floor(random() * 8);
      writeFileSync(path, flipped);
      expect(await HnswIndex.load(folder, file, DIMENSION)).toBeNull();
    }

    const other = HnswIndex.create(DIMENSION, stored.length);
    for (const { label, vector } of [...stored].reverse()) other.add(label, vector);
    copyFileSync(join(folder, (await other.save(folder, 'vectors-5')).name), path);
    expect(await HnswIndex.load(folder, file, DIMENSION)).toBeNull();

    rmSync(path);
    expect(await HnswIndex.load(folder, file, DIMENSION)).toBeNull();
  });

  test('cut short at any place are seen not to be complete', async () => {
    const file = await graph.save(folder, 'vectors-6');
    const path = join(folder, file.name);
    expect(await isComplete(path)).toBe(true);
    const random = seeded(8);
    const ends = [
      file.bytes - 1,
      file.bytes - 4,
      ...Array.from({ length: 20 }, () => random() * file.bytes),
      96,
      95,
      0,
    ];
    for (const end of ends.map(Math.floor).sort((a, b) => b - a)) {
      truncateSync(path, end);
      expect(await isComplete(path), `cut at ${end}`).toBe(false);
    }
  });

  test('take the place of a folder of their name', async () => {
    const { name } = await graph.save(folder, 'vectors-8');
    rmSync(join(folder, name));
    mkdirSync(join(folder, name, 'below'), { recursive: true });
    const file = await graph.save(folder, 'vectors-8');
    expect(await HnswIndex.load(folder, file, DIMENSION)).not.toBeNull();
  });

  test('that cannot be written are told, and leave nothing behind', async () => {
    await expect(graph.save(join(folder, 'nowhere'), 'vectors-7')).rejects.toMatchObject({
      code: 'INDEX_NOT_WRITABLE',
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name.startsWith('vectors-7'))).toEqual([]);
  });
});
