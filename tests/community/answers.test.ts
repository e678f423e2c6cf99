import { expect, test } from 'vitest';
import { exchangeOf } from '../../src/community/answers.js';
import { engineAnswer, newAnswer, opened } from './opened.js';

test('an answer is found by its id, whole, after a restart', () => {
  const { community, clock, again } = opened();
  const id = community.answers.record(
    newAnswer({ questionMessage: 'q1', narrowing: { after: '2024-01-31', source: 'The Courier' } }),
  );
  expect(id).toMatch(/^[\w-]{16}$/);
  community.answers.sent(id, { channel: 'thread', message: 'm1' });
  clock.now += 40 * 86_400_000;

  const { answers, people } = again();
  expect(answers.find(id)).toEqual({
    id,
    question: 'Where did they meet?',
    narrowing: { source: 'The Courier', after: '2024-01-31' },
    confidence: 'strong',
    quote: {
      text: 'They met in Reus.',
      start: 10,
      end: 27,
      key: { start: 10, end: 27 },
      article: 'a.txt',
      articleHash: 'hash',
      passage: 'a.txt#2',
    },
    results: [
      {
        passage: 'a.txt#2',
        article: 'a.txt',
        articleHash: 'hash',
        score: 0.5,
        best: { start: 20, end: 25 },
        key: { start: 20, end: 25 },
      },
      {
        passage: 'a.txt#5',
        article: 'gone.txt',
        articleHash: null,
        score: 0.2,
        best: { start: 50, end: 55 },
        key: { start: 50, end: 55 },
      },
    ],
    index: 'index1',
    guild: 'g',
    channel: 'thread',
    message: 'm1',
    questionMessage: 'q1',
    person: people.key('ann'),
    private: false,
    createdAt: clock.now - 40 * 86_400_000,
  });
  expect(answers.find('another')).toBeNull();
});

test('ids differ', () => {
  const { answers } = opened().community;
  expect(new Set(Array.from({ length: 50 }, () => answers.record(newAnswer()))).size).toBe(50);
});

test('a reply leads to the newest answer of its message, a question to its own', () => {
  const { answers } = opened().community;
  const [first, second] = ['first', 'second'].map((question) => {
    const id = answers.record(newAnswer({ questionMessage: 'q1' }, question));
    answers.sent(id, { channel: 'c', message: 'm1' });
    return id;
  });
  expect(answers.inMessage('m1')?.id).toBe(second);
  expect(answers.toMessage('q1')?.id).toBe(second);
  expect(answers.remove(second!)).toBe(true);
  expect(answers.remove(second!)).toBe(false);
  expect(answers.inMessage('m1')?.id).toBe(first);
  expect(answers.inMessage('m2')).toBeNull();
  expect(answers.toMessage('m1')).toBeNull();
});

test('a question leads to the answer that stands in a message rather than to a newer one that doesn’t yet', () => {
  const { answers } = opened().community;
  const first = answers.record(newAnswer({ questionMessage: 'q1' }));
  expect(answers.toMessage('q1')?.id).toBe(first);
  answers.sent(first, { channel: 'c', message: 'm1' });
  const second = answers.record(newAnswer({ questionMessage: 'q1' }));
  expect(answers.toMessage('q1')?.id).toBe(first);
  answers.sent(second, { channel: 'c', message: 'm1' });
  expect(answers.toMessage('q1')?.id).toBe(second);
});

test('what goes with a removed answer: its votes and its gaps', () => {
  const { answers, votes, gaps } = opened().community;
  const id = answers.record(newAnswer());
  votes.cast(id, 'bob', false);
  expect(gaps.page({ guilds: ['g'], source: null }, 0, 10).total).toBe(1);
  answers.remove(id);
  expect(gaps.page({ guilds: ['g'], source: null }, 0, 10).total).toBe(0);
  expect(votes.tally(id)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('a thread goes on from the newest answer that everyone in it could see', () => {
  const { answers } = opened().community;
  expect(answers.newestIn('c', '9')).toBeNull();
  const open = answers.record(newAnswer());
  const secret = answers.record(newAnswer({ private: true }, 'What did she say?'));
  answers.record(newAnswer({ channel: 'elsewhere' }));
  expect(answers.newestIn('c', '9')?.id).toBe(open);
  answers.share(secret);
  expect(answers.newestIn('c', '9')?.id).toBe(secret);
});

test('a question goes on from no answer to what was asked after it, however late that was given', () => {
  const { answers } = opened().community;
  const toCommand = answers.record(newAnswer());
  answers.sent(toCommand, { channel: 'c', message: '12' });
  const [first, second] = ['9', '100'].map((questionMessage) => answers.record(newAnswer({ questionMessage })));
  answers.remove(first!);
  const anew = answers.record(newAnswer({ questionMessage: '9' }));
  const newest = ['101', '100', '12', '9'].map((before) => answers.newestIn('c', before)?.id);
  expect(newest).toEqual([anew, anew, anew, undefined]);
  answers.remove(anew);
  expect(['101', '100', '12'].map((before) => answers.newestIn('c', before)?.id)).toEqual([
    second,
    toCommand,
    undefined,
  ]);
});

test('a private answer is shared once; another time only when the first was taken back', () => {
  const { answers } = opened().community;
  const id = answers.record(newAnswer({ private: true }));
  expect(answers.share(id)).toBe(true);
  expect(answers.share(id)).toBe(false);
  answers.unshare(id);
  expect(answers.share(id)).toBe(true);
  expect(answers.share(answers.record(newAnswer()))).toBe(false);
  expect(answers.share('another')).toBe(false);
});

test('what a follow-up is understood by', () => {
  const { answers } = opened().community;
  const answered = answers.find(answers.record(newAnswer()))!;
  expect(exchangeOf(answered)).toEqual({
    question: 'Where did they meet?',
    quote: 'They met in Reus.',
    article: 'a.txt',
  });
  const declined = answers.find(answers.record(newAnswer({ answer: engineAnswer('Who?', true) })))!;
  expect(declined).toMatchObject({ quote: null, confidence: 'none' });
  expect(exchangeOf(declined)).toEqual({ question: 'Who?', quote: null, article: null });
});
