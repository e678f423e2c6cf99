import { expect, test } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import type { KnownQuestion } from '../../src/evaluation/known-questions.js';
import { askKnown, isRight } from '../../src/evaluation/outcome.js';
import { FakeEngine, answerTo, declined } from '../support/discord/engine.js';
import { declinedOf, outcomeOf } from './outcomes.js';

const known: KnownQuestion = {
  ...{
    id: 'q',
    question: 'And when?',
    previous: null,
    relevant: [],
    answers: ['Tuesday'],
    answerable: true,
    date: null,
  },
};

test('a follow-up is asked after the question before it, with what that was answered', async () => {
  const engine = new FakeEngine();
  let modelTime = 0;
  engine.onAsk = ({ text }) => {
    modelTime += 5;
    return Promise.resolve(answerTo(text));
  };
  const followUp = { ...known, previous: 'Where did they meet?', date: '2024-02-01' };
  const { outcome, index } = await askKnown({ engine, modelTime: () => modelTime }, followUp);
  expect(engine.asked).toEqual([
    { text: 'Where did they meet?', askedOn: '2024-02-01' },
    {
      text: 'And when?',
      top: 10,
      askedOn: '2024-02-01',
      previous: {
        question: 'Where did they meet?',
        quote: 'The talks opened in Moscow on Tuesday.',
        article: '2024/talks.txt',
      },
    },
  ]);
  expect(outcome).toMatchObject({ previous: 'Where did they meet?', holds: true, modelMilliseconds: 5 });
  expect(index).toBe('a1b2c3');
});

test('the question before may have been declined', async () => {
  const engine = new FakeEngine();
  engine.onAsk = ({ text }) => Promise.resolve(declined(text));
  await askKnown({ engine, modelTime: () => 0 }, { ...known, previous: 'Where?' });
  expect(engine.asked[1]?.previous).toEqual({ question: 'Where?', quote: null, article: null });
});

test('a question that cannot be asked counts as declined; other errors go on', async () => {
  const engine = new FakeEngine();
  engine.onAsk = () => Promise.reject(new VerbatimError('QUESTION_EMPTY'));
  const { outcome } = await askKnown({ engine, modelTime: () => 0 }, known);
  expect(outcome).toMatchObject({ confidence: 'none', score: 0, results: [], quote: null, holds: false });
  engine.onAsk = () => Promise.reject(new VerbatimError('INDEX_MISSING', { path: 'x' }));
  await expect(askKnown({ engine, modelTime: () => 0 }, known)).rejects.toMatchObject({ code: 'INDEX_MISSING' });
});

test('what is right depends on what is known', () => {
  expect(isRight(outcomeOf())).toBe(true);
  expect(isRight(outcomeOf({ confidence: 'none' }))).toBe(false);
  expect(isRight(outcomeOf({ holds: false }))).toBe(false);
  expect(isRight(outcomeOf({ holds: null, results: ['a'] }))).toBe(true);
  expect(isRight(outcomeOf({ holds: null, results: ['b', 'a'] }))).toBe(false);
  expect(isRight(outcomeOf({ holds: null, results: [] }))).toBe(false);
  expect(isRight(outcomeOf({ holds: null, relevant: [] }))).toBeNull();
  expect(isRight(outcomeOf({ answerable: null }))).toBeNull();
  expect(isRight(declinedOf())).toBe(true);
  expect(isRight(declinedOf({ confidence: 'possible' }))).toBe(false);
});
