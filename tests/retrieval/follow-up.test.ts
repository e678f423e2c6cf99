import { expect, test } from 'vitest';
import { readFollowUp } from '../../src/retrieval/follow-up.js';
import { readQuestion } from '../../src/retrieval/question.js';
import type { Exchange } from '../../src/types.js';
import { sharedModel } from '../support/model.js';

const model = sharedModel('fp32');
const previous: Exchange = {
  question: 'When was Dong Jun named minister?',
  quote: 'Dong Jun was named on Dec. 29.',
  article: 'a.txt',
};
const now = new Date('2024-05-01');
const readText = (text: string) => readQuestion(text, model(), now);
const follow = async (text: string, exchange = previous) => readFollowUp(await readText(text), exchange, readText);
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('a question of its own is left as it is', async () => {
  const read = await readText('What is nitrocellulose used for?');
  expect(await readFollowUp(read, previous, readText)).toBeNull();
});

test('a follow-up keeps its words and kind, and carries the words, time and vector of the question before', async () => {
  const own = await readText('and where did he go then?');
  const before = await readText(previous.question);
  const read = await follow('and where did he go then?');
  expect(read).toMatchObject({
    text: 'When was Dong Jun named minister? and where did he go then?',
    terms: ['go'],
    asked: 'place',
    carried: { terms: ['dong', 'jun', 'name', 'minist'], article: 'a.txt' },
  });
  expect(cosine(read!.vector, read!.vector)).toBeCloseTo(1);
  for (const part of [own, before])
    expect(cosine(read!.vector, part.vector)).toBeGreaterThan(cosine(own.vector, before.vector));
  const april = { ...previous, question: 'Whom did Dong Jun meet in April 2024?' };
  expect((await follow('where was that?', april))!.time).toMatchObject({ from: '2024-04-01', to: '2024-04-30' });
});

test('an elliptic question is the one before with the new words in place, and looks at every article alike', async () => {
  const read = await follow('and Li Shangfu?');
  const whole = await readText('When was Li Shangfu named minister?');
  expect(read).toEqual({ ...whole, carried: { terms: [], article: null } });
});

test('after a follow-up the names in what was quoted are the subject', async () => {
  const read = await follow('when was that?', { ...previous, question: 'what was he before that?' });
  expect(read!.carried!.terms).toEqual(expect.arrayContaining(['dong', 'jun']));
});

test('a declined question leaves its words, one without words nothing', async () => {
  const declined: Exchange = { question: 'Who is the mayor of Oslo?', quote: null, article: null };
  expect((await follow('how old is he?', declined))!.carried).toEqual({ terms: ['mayor', 'oslo'], article: null });
  expect(await follow('how old is he?', { ...declined, question: '?' })).toBeNull();
});
