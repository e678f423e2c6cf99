import { expect, test } from 'vitest';
import { completed, isElliptic } from '../../src/retrieval/ellipsis.js';

test('elliptic is what asks nothing by its own words', () => {
  expect(['and in 2022?', 'what about banks?', 'And Shoigu?'].filter(isElliptic)).toHaveLength(3);
  expect(['and when was that?', 'in 2022', 'What did he say about banks?'].filter(isElliptic)).toEqual([]);
});

test.each([
  ['Who quoted Dong Jun in Astana?', 'and Shoigu in January?', 'Who quoted Shoigu in January?'],
  ['What happened in Moscow in March 2023?', 'and in 2022?', 'What happened in 2022 in March 2023?'],
  ['What does Washington say about the goods?', 'what about China?', 'What does China say about the goods?'],
  ['What does it cost?', 'And for $& members?', 'What does it cost for $& members?'],
  ['Is China neutral in the conflict?', 'how about weapons?', 'Is China neutral in the conflict weapons?'],
  ['When did the ship leave', 'and from Oslo?', 'When did the ship leave from Oslo?'],
  ['When did it leave?', 'and?', 'When did it leave?'],
])('%j, then %j: %j', (previous, question, whole) => {
  expect(completed(previous, question)).toBe(whole);
});
