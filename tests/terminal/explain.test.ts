import { expect, test } from 'vitest';
import { sharesOf } from '../../src/retrieval/score.js';
import { renderExplanation } from '../../src/terminal/explain.js';

const signals = {
  words: 0.5,
  sentence: 0.6,
  likeness: 0.4,
  reach: 0.7,
  phrase: 0,
  title: 0,
  lead: 1,
  kind: 1,
  company: 0,
  time: 0,
};

test('a row a result: every signal, what it adds, and what they add up to', () => {
  const passage = { id: 'a.txt#1', article: 'a.txt', start: 0, end: 1, text: 'a', sentences: [], paragraph: 1 };
  const article = { id: 'a.txt', title: 'A', source: null, author: null, date: null, url: null };
  const shares = sharesOf(signals);
  const table = renderExplanation([
    {
      rank: 1,
      article,
      passage,
      score: 0.75,
      page: null,
      best: { start: 0, end: 1 },
      key: { start: 0, end: 1 },
      signals: shares,
      copies: [],
    },
  ]);
  for (const { name, value, share } of shares) {
    expect(table).toContain(name);
    expect(table).toContain(`${value.toFixed(2)} (${share.toFixed(1)})`);
  }
  expect(table).toContain(shares.reduce((sum, { share }) => sum + share, 0).toFixed(2));
  expect(table).toContain('0.750');
});

test('nothing found is said', () => {
  expect(renderExplanation([])).toBe('No passage came near enough to be ranked.');
});
