import { expect, test } from 'vitest';
import { findCandidates } from '../../src/retrieval/candidates.js';
import type { LexicalHit, LexicalIndex } from '../../src/store/lexical.js';
import type { VectorHit } from '../../src/store/vectors.js';
import { retrieval } from '../../src/tunables.js';

/** The candidates where the two sides find this. */
function candidatesOf(near: readonly VectorHit[], wordy: readonly LexicalHit[]): number[] {
  const vectors = { size: 1_000, search: () => [...near] };
  const lexical = { search: () => wordy } as unknown as LexicalIndex;
  return findCandidates(
    { vectors, lexical },
    { vector: new Float32Array(), terms: [{ term: 'sun', hash: 0, idf: 1 }] },
  );
}

test('what both sides find comes before what only one does', () => {
  expect(
    candidatesOf(
      [
        { label: 1, score: 0.8 },
        { label: 2, score: 0.7 },
      ],
      [
        { label: 3, score: 1.4 },
        { label: 2, score: 1 },
      ],
    ),
  ).toEqual([2, 3, 1]);
});

test('equals come by label, so that an answer is the same every time', () => {
  expect(
    candidatesOf(
      [],
      [5, 4].map((label) => ({ label, score: 1 })),
    ),
  ).toEqual([4, 5]);
});

test('no more are considered than the tunables say', () => {
  const many = Array.from({ length: 100 }, (_, label) => ({ label, score: 1 - label / 200 }));
  expect(candidatesOf(many, [])).toEqual(many.slice(0, retrieval.considered).map(({ label }) => label));
});

test('a passage beyond the last one found counts as that one, where there may be more', () => {
  const full = Array.from({ length: retrieval.dense }, (_, n) => ({ label: n, score: 0.6 }));
  // Found by words alone, it may still be as near as the hundredth; found by nearness alone where all were found by words, it holds none.
  expect(candidatesOf(full, [{ label: 500, score: 2 }])[0]).toBe(500);
});
