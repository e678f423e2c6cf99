import { expect, test } from 'vitest';
import { lookClosely } from '../../src/retrieval/look-closely.js';
import type { Signals } from '../../src/retrieval/signals.js';
import type { IndexedPassage } from '../../src/store/indexed-passage.js';
import type { IndexReader } from '../../src/store/reader.js';

const token = { code: Int32Array.of(0), weight: 1 };
/** Passages of one sentence, whose only token has the sign bits of `codes` at their label. */
function look(codes: readonly number[], closely: number, tokens = [token]) {
  const looked = codes.map((_, label) => ({
    candidate: { label } as IndexedPassage,
    signals: { words: 1 - label / 10, likeness: 0 } as Signals,
    sentences: [{ cosine: 0, coverage: 0, reach: 0, likeness: 0, kind: 0 }],
  }));
  const reader = { codes: (label: number) => [Int32Array.of(codes[label]!)] } as unknown as IndexReader;
  return lookClosely(looked, tokens, reader, closely)
    .sort((a, b) => a.candidate.label - b.candidate.label)
    .map(({ signals, sentences }) => [signals.likeness, sentences[0]!.likeness]);
}

test('the best by the other signals get their likeness, the others the least of it', () => {
  expect(look([0xffff, 0, -1, 0], 2)).toEqual([
    [0, 0],
    [1, 1],
    [0, 0],
    [0, 0],
  ]);
  expect(look([0, 0xffff, -1], 3)).toEqual([
    [1, 1],
    [0, 0],
    [-1, -1],
  ]);
});

test('where no token of the question counts, all are alike', () => {
  expect(look([0, -1], 1, [])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('nothing found is nothing to look at', () => {
  expect(look([], 5)).toEqual([]);
});
