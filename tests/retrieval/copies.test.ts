import { describe, expect, test } from 'vitest';
import { collapseCopies } from '../../src/retrieval/copies.js';
import type { Ranked } from '../../src/retrieval/retrieve.js';
import { confidence, nearDuplicates } from '../../src/tunables.js';
import type { Article } from '../../src/types.js';
import { articleOf, rankedOf } from '../answer/ranked.js';

const text =
  'Nine people died when the ferry sank off Kessel on Monday. The crew had sent no call for help before midnight. ' +
  'Divers found the wreck at forty metres. Its owner has not spoken since. The harbour stays closed until Friday.';
const report = (id: string, fields: Partial<Article> = {}, words = text): Article => ({
  ...articleOf(id, words),
  date: null,
  ...fields,
});
const hits = (ranked: readonly Ranked[]) =>
  collapseCopies(ranked).map(({ candidate, copies }) => [candidate.article.id, copies.map(({ id }) => id)]);

describe('collapseCopies', () => {
  test('copies of a text are one hit; another report of the same is another', () => {
    const other = articleOf(
      'other',
      'Nine people died when a ferry sank near Kessel. That was told by the coast guard today.',
    );
    const ranked = [rankedOf(report('a'), 0.9), rankedOf(other, 0.88), rankedOf(report('b'), 0.87)];
    expect(hits(ranked)).toEqual([
      ['a', ['b']],
      ['other', []],
    ]);
    expect(collapseCopies(ranked)[0]).toMatchObject({ score: 0.9, key: ranked[0]!.key });
  });

  test('the earliest stands for all, then what has an address, then an outlet, then the best', () => {
    const [late, early] = [{ date: '2024-02-02' }, { date: '2024-02-01' }];
    const first = (...fields: Partial<Article>[]) =>
      hits(fields.map((given, n) => rankedOf(report(`${n}`, given), 0.9 - n / 100)))[0]![0];
    expect(first(late, early)).toBe('1');
    expect(first({ url: 'https://a.example' }, early)).toBe('1');
    expect(first(early, { ...early, source: 'B' }, { ...early, url: 'https://b.example' })).toBe('2');
    expect(first(early, { ...early, source: 'B' })).toBe('1');
    expect(first(early, early)).toBe('0');
  });

  test('names the copies in that order, each once', () => {
    const dates = ['2024-02-03', '2024-02-01', '2024-02-02'];
    const articles = dates.map((date, n) => report(`${n}`, { date }));
    const ranked = [...articles, articles[0]!].map((article) => rankedOf(article, 0.9));
    expect(hits(ranked)).toEqual([['1', ['2', '0']]]);
  });

  test('an original that answers less well does not stand for the copy that does', () => {
    const early = report('early', { date: '2020-01-01' });
    const copy = report('copy', { date: '2024-01-01' });
    const pair = (best: number, other: number) => hits([rankedOf(copy, best), rankedOf(early, other)]);
    expect(pair(0.9, 0.9 - nearDuplicates.margin)).toEqual([['early', ['copy']]]);
    expect(pair(0.9, 0.89 - nearDuplicates.margin)).toEqual([['copy', ['early']]]);
    const { possible } = confidence;
    expect(pair(possible, possible - 0.01)).toEqual([['copy', ['early']]]);
  });

  test('a copy in which the number was brought up to date is a hit of its own', () => {
    const update = report('update', {}, text.replace('Nine people', '11 people').replace('forty metres', '40 metres'));
    expect(hits([rankedOf(report('a'), 0.9), rankedOf(update, 0.9)])).toEqual([
      ['a', []],
      ['update', []],
    ]);
  });

  test('the same sentence twice in one article is one hit; another sentence of it is another', () => {
    const summary = report('a', {}, `The harbour stays closed until Friday.\n${text}`);
    expect(hits([rankedOf(summary, 0.9, 0), rankedOf(summary, 0.8, 1), rankedOf(summary, 0.7, 5)])).toEqual([
      ['a', []],
      ['a', []],
    ]);
  });

  test('where a copy’s passage does not hold what was answered, it is a hit of its own', () => {
    const rest = report('rest', {}, text.slice(text.indexOf('The crew')));
    expect(hits([rankedOf(report('a'), 0.9), rankedOf(rest, 0.8)])).toEqual([
      ['a', []],
      ['rest', []],
    ]);
  });

  test('without signatures nothing is taken for a copy', () => {
    const old = [report('a'), report('b')].map((article) => {
      const ranked = rankedOf(article, 0.9);
      return { ...ranked, candidate: { ...ranked.candidate, signature: null } };
    });
    expect(hits(old)).toHaveLength(2);
  });
});
