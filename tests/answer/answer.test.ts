import { describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/answer/answer.js';
import { findCorroboration } from '../../src/answer/corroboration.js';
import { answerJson } from '../../src/answer/json.js';
import type { ReadQuestion } from '../../src/retrieval/question.js';
import type { Ranked } from '../../src/retrieval/retrieve.js';
import type { Manifest } from '../../src/store/manifest.js';
import { confidence } from '../../src/tunables.js';
import type { Article, Notice } from '../../src/types.js';
import { articleOf, rankedOf } from './ranked.js';

const { strong, possible } = confidence;
/** Each says the same in its own article. */
const reports = {
  a: 'It had come from the south and stayed until the boats went out again.',
  b: 'Nobody in the town remembers such a bird on the quay before this spring.',
  c: 'Two fishermen saw four eggs in the old crane and told the council of them.',
  d: 'Ornithologists count fewer of these every year because the marshes dry up.',
};
const same = Object.entries(reports).map(([id, more]) =>
  articleOf(id, `A grey heron nested at the harbour, said ${id}. ${more}`),
);
const other = articleOf('x', 'Bread is baked in ovens.');
const manifest = {
  id: 'a1b2c3',
  articles: 5,
  from: '2023-01-01',
  to: '2024-01-30',
  model: { model: 'all-MiniLM-L6-v2' },
} as Manifest;

function compose(ranked: readonly Ranked[], { unreadable = false, top = 3, notice = null as Notice | null } = {}) {
  return composeAnswer({
    question: 'Where did the heron nest?',
    read: { unreadable } as ReadQuestion,
    ranked,
    manifest,
    article: (id) => [...same, other].find((article) => article.id === id)!,
    top,
    notice,
  });
}

describe('composeAnswer', () => {
  test('tells of a corrected spelling beside the answer', () => {
    const spelling = { code: 'SPELLING', message: 'Searched for "heron" instead of "heronn".' };
    const answer = compose([rankedOf(same[0]!, 1)], { notice: spelling });
    expect(answer.quote).not.toBeNull();
    expect(answer.notice).toEqual(spelling);
  });

  test('quotes the best passage and what bears it out', () => {
    const answer = compose(same.map((article, n) => rankedOf(article, strong + 0.01 - n * 0.001)));
    expect(answer).toMatchObject({ confidence: 'strong', index: 'a1b2c3', notice: null });
    expect(answer.quote!.text).toBe('A grey heron nested at the harbour, said a.');
    expect(answer.corroboration.map(({ citation }) => citation.article.id)).toEqual(['b', 'c']);
    expect(answer.results.map(({ rank, article }) => [rank, article.id])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(answer.coverage).toEqual({ articles: 5, from: '2023-01-01', to: '2024-01-30' });
  });

  test.each([
    [strong, 'strong'],
    [strong - 1e-9, 'possible'],
    [possible, 'possible'],
    [possible - 1e-9, 'none'],
    [0, 'none'],
  ])('a score of %d is %s', (score, word) => {
    const answer = compose([rankedOf(same[0]!, score)]);
    expect(answer.confidence).toBe(word);
    expect(answer.quote === null).toBe(word === 'none');
    expect(answer.results).toHaveLength(1);
  });

  test('declines where nothing was found, and where the question cannot be read', () => {
    expect(compose([])).toMatchObject({
      confidence: 'none',
      quote: null,
      corroboration: [],
      results: [],
      notice: null,
    });
    const unreadable = compose([rankedOf(same[0]!, 1)], { unreadable: true });
    expect(unreadable).toMatchObject({ confidence: 'none', quote: null, notice: { code: 'QUESTION_UNREADABLE' } });
    expect(unreadable.notice!.message).toContain('all-MiniLM-L6-v2');
  });
});

describe('findCorroboration', () => {
  const ids = (ranked: readonly Ranked[]) => findCorroboration(ranked).map(({ candidate }) => candidate.article.id);

  test('takes other articles that say the same, two at most', () => {
    expect(ids(same.map((article) => rankedOf(article, 1)))).toEqual(['b', 'c']);
    expect(ids([rankedOf(same[0]!, 1), rankedOf(same[0]!, 1, 1), rankedOf(same[1]!, 1)])).toEqual(['b']);
    expect(ids([])).toEqual([]);
  });

  test('a copy of an article that was heard is no further voice', () => {
    const [a, b, c] = same;
    const copyOf = (article: Article) => articleOf('copy', `By Our Correspondent. ${article.text}`);
    expect(ids([rankedOf(a!, 1), rankedOf(copyOf(a!), 1, 1), rankedOf(b!, 1)])).toEqual(['b']);
    expect(ids([rankedOf(a!, 1), rankedOf(b!, 1), rankedOf(copyOf(b!), 1, 1), rankedOf(c!, 1)])).toEqual(['b', 'c']);
  });

  test.each([
    ['another number', 'The bridge in Kessel was repaired in 2021, the mayor said.'],
    ['the opposite', 'The bridge in Kessel was not repaired in 2019, the mayor said.'],
    ['another name', 'The bridge in Marlow was repaired in 2019, the mayor said.'],
  ])('takes nothing that gives %s', (_, text) => {
    const said = articleOf('said', 'The bridge in Kessel was repaired in 2019, the mayor said.');
    const again = articleOf('again', 'The old bridge in Kessel was repaired in 2019, said the mayor.');
    expect(ids([rankedOf(said, 1), rankedOf(articleOf('other', text), 1), rankedOf(again, 1)])).toEqual(['again']);
  });

  test('takes nothing that says something else, or is not likely to answer', () => {
    expect(ids([rankedOf(same[0]!, 1), rankedOf(other, 1), rankedOf(same[1]!, 1)])).toEqual(['b']);
    expect(ids([rankedOf(same[0]!, 1), rankedOf(same[1]!, possible - 0.01)])).toEqual([]);
  });
});

test('as JSON: the promised fields, scores to four decimals, the id of a batch’s line', () => {
  const copies = [rankedOf(same[1]!, 1).candidate.article];
  const answer = compose([{ ...rankedOf(same[0]!, 0.912_345_6), copies }], { top: 1 });
  expect(answerJson(answer, 'q1')).toEqual({
    id: 'q1',
    question: 'Where did the heron nest?',
    answered: true,
    confidence: 'strong',
    quote: {
      text: 'A grey heron nested at the harbour, said a.',
      article: 'a',
      start: 0,
      end: 43,
      page: null,
      copies: ['b'],
    },
    results: [
      {
        rank: 1,
        article: 'a',
        passage: 'a#1',
        title: 'About a',
        source: null,
        date: '2024-01-30',
        url: null,
        start: 0,
        end: 113,
        text: same[0]!.text,
        score: 0.9123,
        page: null,
        copies: ['b'],
      },
    ],
    index: 'a1b2c3',
  });
  const declined = answerJson(compose([], { unreadable: true }), null);
  expect(declined).toMatchObject({ answered: false, confidence: 'none', quote: null, results: [] });
  expect(declined.notice?.code).toBe('QUESTION_UNREADABLE');
  expect(declined.id).toBeNull();
});
