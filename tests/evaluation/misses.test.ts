import { expect, test } from 'vitest';
import { wrongAnswers, wrongDeclines } from '../../src/evaluation/misses.js';
import { declinedOf, outcomeOf } from './outcomes.js';

const none = { confidence: 'none' } as const;
const outcomes = [
  outcomeOf({ id: 'right' }),
  outcomeOf({ id: 'wrong', score: 0.7, holds: false }),
  outcomeOf({ id: 'surely wrong', score: 0.95, holds: false, results: ['b'] }),
  outcomeOf({ id: 'wrong article', score: 0.8, answers: [], holds: null, results: ['b'] }),
  outcomeOf({ id: 'right words of another article', results: ['b'] }),
  outcomeOf({ id: 'declined, wrong', ...none, score: 0.17, holds: false }),
  outcomeOf({ id: 'declined', ...none, score: 0.1 }),
  outcomeOf({ id: 'nearly answered', ...none, score: 0.16 }),
  declinedOf({ id: 'unanswerable', confidence: 'strong' }),
  outcomeOf({ id: 'unknown', answerable: null }),
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test('wrong answers come surest first, with what came and what was expected', () => {
  expect(ids(wrongAnswers(outcomes, 10))).toEqual(['surely wrong', 'wrong article', 'wrong']);
  expect(wrongAnswers(outcomes, 1)).toEqual([
    {
      id: 'surely wrong',
      question: 'What?',
      previous: null,
      relevant: ['a'],
      answers: ['x'],
      found: 'b',
      quote: 'It is x.',
      score: 0.95,
      rightArticle: false,
      holds: false,
    },
  ]);
  expect(wrongAnswers(outcomes, 0)).toEqual([]);
});

test('wrong declines: first those whose quote was right', () => {
  expect(ids(wrongDeclines(outcomes, 10))).toEqual(['nearly answered', 'declined', 'declined, wrong']);
});
