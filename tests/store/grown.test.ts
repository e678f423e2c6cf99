import { describe, expect, test } from 'vitest';
import { ExactIndex } from '../../src/store/exact.js';
import { GrownIndex } from '../../src/store/grown.js';
import { HnswIndex } from '../../src/store/hnsw.js';
import { seeded, unitVector } from '../support/random.js';

const DIMENSION = 16;
const random = seeded(7);
const all = Array.from({ length: 500 }, (_, label) => ({ label, vector: unitVector(random, DIMENSION) }));
const [inGraph, added] = [all.slice(0, 450), all.slice(450)];
const graph = HnswIndex.create(DIMENSION, inGraph.length);
for (const { label, vector } of inGraph) graph.add(label, vector);
const grown = new GrownIndex(graph, added);
const exact = new ExactIndex(() => all);
const questions = Array.from({ length: 50 }, () => unitVector(random, DIMENSION));

describe('a graph and what came after it', () => {
  test.each<[string, ReadonlySet<number> | undefined]>([
    ['of all', undefined],
    ['of those allowed in both', new Set(all.filter(({ label }) => label % 3 === 0).map(({ label }) => label))],
    ['of those allowed in the graph alone', new Set(inGraph.filter((_, n) => n % 2).map(({ label }) => label))],
    ['of those allowed that came later', new Set(added.map(({ label }) => label))],
    ['of none', new Set<number>()],
  ])('give the nearest %s, nearest first', (_, allowed) => {
    for (const question of questions) {
      const right = exact.search(question, 10, allowed);
      const found = grown.search(question, 10, allowed);
      expect(found.map(({ label }) => label)).toEqual(right.map(({ label }) => label));
      found.forEach(({ score }, n) => expect(score).toBeCloseTo(right[n]!.score, 5));
    }
  });

  test('never give what was taken out', () => {
    graph.remove(3);
    expect(grown.search(all[3]!.vector, 500).map(({ label }) => label)).not.toContain(3);
    expect(grown.search(all[3]!.vector, 500)).toHaveLength(499);
  });
});
