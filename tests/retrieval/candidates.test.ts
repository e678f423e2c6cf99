import { expect, test } from 'vitest';
import { findCandidates } from '../../src/retrieval/candidates.js';
import type { LexicalIndex } from '../../src/store/lexical.js';
import { retrieval } from '../../src/tunables.js';

const { passages, atLeast } = retrieval.searched;

/** The terms that are searched of a question with terms held by so many passages. */
function searchedOf(holding: Readonly<Record<string, number>>): string[] {
  let searched: readonly string[] = [];
  const lexical = {
    documentFrequency: (term: string) => holding[term]!,
    search: (terms: readonly string[]) => {
      searched = terms;
      return [];
    },
  } as unknown as LexicalIndex;
  const vectors = { size: 0, search: () => [] };
  const terms = Object.keys(holding).map((term) => ({ term, hash: 0, idf: 1 }));
  findCandidates({ vectors, lexical }, { vector: new Float32Array(), terms });
  return [...searched];
}

test('all terms that any passage holds are searched, as long as that is little to go through', () => {
  expect(searchedOf({ sun: 30, moon: 2, nothing: 0 })).toEqual(['moon', 'sun']);
});

test('of many frequent terms the rarest are searched', () => {
  const frequent = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`t${i}`, passages / 5 + i]));
  expect(searchedOf({ ...frequent, rare: 1 })).toEqual(['rare', 't0', 't1', 't2', 't3']);
});

test('a few terms are searched however frequent they are', () => {
  const frequent = Object.fromEntries(Array.from({ length: atLeast + 2 }, (_, i) => [`t${i}`, passages + i]));
  expect(searchedOf(frequent)).toEqual(Object.keys(frequent).slice(0, atLeast));
});
