import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IndexReader } from '../../src/store/reader.js';
import { LexicalIndex } from '../../src/store/lexical.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { migrate } from '../../src/store/schema.js';
import { analyse } from '../../src/terms/analyse.js';
import { lexical as tunables } from '../../src/tunables.js';
import { temporaryFolder } from '../support/folders.js';
import { articleOf, change } from './small-index.js';

const folder = temporaryFolder();
let reader: IndexReader;
let lexical: LexicalIndex;

beforeAll(async () => {
  const articles = [
    articleOf('a', 'sun sun sun moon.\nmoon and stars.', { title: 'comets' }),
    articleOf('b', 'the sun is a star among very many other stars that nobody counts.', { title: 'moon' }),
  ];
  await change(folder, { articles });
  reader = IndexReader.open(folder);
  lexical = reader.lexical;
});
afterAll(() => reader.close());

const labels = (terms: string[], k = 10, allowed?: ReadonlySet<number>) =>
  lexical.search(terms, k, allowed).map(({ label }) => label);

test('finds passages by any of the terms, best first, higher scores being better', () => {
  const hits = lexical.search(['sun'], 10);
  expect(hits.map(({ label }) => label)).toEqual([1, 3]);
  expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
  expect(hits[1]!.score).toBeGreaterThan(0);
  expect(new Set(labels(['sun', 'stars']))).toEqual(new Set([1, 2, 3]));
  expect(labels(['sun'], 1)).toEqual([1]);
});

test('titles count, and less than the passage', () => {
  expect(labels(['comets']).sort()).toEqual([1, 2]);
  expect(labels(['moon'])).toEqual([2, 1, 3]);
});

test('keeps to the labels that are allowed', () => {
  expect(labels(['sun', 'stars'], 10, new Set([2, 3, 99])).sort()).toEqual([2, 3]);
  expect(labels(['sun', 'stars'], 10, new Set())).toEqual([]);
});

test('no term finds nothing', () => {
  expect(labels([])).toEqual([]);
  expect(labels(['unheard'])).toEqual([]);
});

test('counts the passages that hold a term', () => {
  expect(lexical.documentFrequency('sun')).toBe(2);
  expect(lexical.documentFrequency('comets')).toBe(2);
  expect(lexical.documentFrequency('unheard')).toBe(0);
});

test.each(["it's", 'u.s', '3.5', 'e-mail', 'at&t', 'c++', 'snake_case', 'ångström', '北京', 'ไทย'])(
  '%s is one term',
  (term) => {
    const own = emptyIndex();
    own.insert(1, `before ${term} after`);
    expect(own.lexical.search([term], 1)).toHaveLength(1);
    expect(own.lexical.documentFrequency(term)).toBe(1);
  },
);

test.each([
  '"',
  '""',
  'a" OR "b',
  'AND',
  'NOT sun',
  'NEAR(sun moon)',
  '*',
  'sun*',
  '(',
  'title:comets',
  '^sun',
  '-',
  '{sun}',
])('%s is no operator', (term) => {
  expect(() => labels([term])).not.toThrow();
  expect(() => lexical.documentFrequency(term)).not.toThrow();
  expect(labels([term, 'comets'])).toEqual(expect.arrayContaining([1, 2]));
});

test('whatever is asked, it is answered', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (terms) => {
      lexical.search(terms, 3);
      for (const term of terms) lexical.documentFrequency(term);
    }),
  );
});

test('every term that analysis gives is one term of the index too', () => {
  const own = emptyIndex();
  let label = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const terms = analyse(text);
      own.insert(++label, terms.join(' '));
      for (const term of terms) {
        expect(own.lexical.documentFrequency(term), JSON.stringify(term)).toBeGreaterThan(0);
        expect(own.lexical.search([term], label).map((hit) => hit.label)).toContain(label);
      }
    }),
    { numRuns: 300 },
  );
});

function emptyIndex() {
  const database = openDatabase(':memory:', 'write');
  migrate(database);
  const insert = database.prepare('INSERT INTO lexical (rowid, title, body) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM lexical WHERE rowid = ?');
  const scores = database.prepare<[string], { label: number; score: number }>(
    `SELECT rowid AS label, -bm25(lexical, ${tunables.titleWeight}, 1.0) AS score FROM lexical WHERE lexical MATCH ?`,
  );
  const own = new LexicalIndex(database);
  return {
    lexical: own,
    insert: (label: number, terms: string, title = '') => {
      insert.run(label, title, terms);
      own.forget();
    },
    remove: (label: number) => {
      remove.run(label);
      own.forget();
    },
    /** As FTS5 itself gives them. */
    scores: (query: string) => scores.all(query),
  };
}

test('scores are those of FTS5 over what is there, however often passages were removed and added', () => {
  const word = fc.constantFrom('sun', 'moon', 'star', 'comet', 'dust', 'sky');
  const text = fc.array(word, { maxLength: 200 }).map((some) => some.join(' '));
  const change = fc.record({ label: fc.integer({ min: 1, max: 20 }), title: text, body: text, gone: fc.boolean() });
  const changed = emptyIndex();
  const there = new Map<number, readonly [title: string, body: string]>();
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 12 }),
      fc.uniqueArray(word, { minLength: 1 }),
      fc.integer({ min: 1, max: 20 }),
      (changes, terms, k) => {
        for (const { label, title, body, gone } of changes) {
          changed.remove(label);
          there.delete(label);
          if (gone) continue;
          changed.insert(label, body, title);
          there.set(label, [title, body]);
        }
        // FTS5 goes on counting what was removed, so that its own scores are compared where nothing ever was.
        const fresh = emptyIndex();
        for (const [label, [title, body]] of there) fresh.insert(label, body, title);
        const expected = new Map(fresh.scores(terms.join(' OR ')).map(({ label, score }) => [label, score]));
        const found = changed.lexical.search(terms, k);
        expect(found).toHaveLength(Math.min(k, expected.size));
        for (const { label, score } of found) expect(score).toBeCloseTo(expected.get(label)!, 5);
        const best = [...expected.values()].sort((a, b) => b - a).slice(0, k);
        found.forEach(({ score }, i) => expect(score).toBeCloseTo(best[i]!, 5));
      },
    ),
  );
});

test('how often a term occurs is looked up once for each state of the index', async () => {
  const place = temporaryFolder();
  await change(place, { articles: [articleOf('a', 'sun.\nsun.')] });
  const one = IndexReader.open(place);
  const frequency = () => one.snapshot(() => [one.manifest()?.articles, one.lexical.documentFrequency('sun')]);
  expect(frequency()).toEqual([1, 2]);
  await change(place, { articles: [articleOf('b', 'sun.')] });
  expect(one.lexical.documentFrequency('sun')).toBe(2);
  expect(frequency()).toEqual([2, 3]);
  one.close();
});
