import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layouts } from '../../src/community/layout.js';
import { migrate } from '../../src/community/migrate.js';
import { keepSums, sumUp } from '../../src/community/row-sums.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { temporaryFolder } from '../support/folders.js';
import { DAY, engineAnswer, newAnswer, opened } from './opened.js';

const all = { guilds: ['g'], source: null };

test('a person has one vote, which can change', () => {
  const { community, again } = opened();
  const id = community.answers.record(newAnswer());
  expect(community.votes.cast(id, 'bob', true)).toEqual({ changed: true, helpful: 1, notHelpful: 0 });
  expect(community.votes.cast(id, 'bob', true)).toEqual({ changed: false, helpful: 1, notHelpful: 0 });
  expect(community.votes.cast(id, 'cleo', true)).toEqual({ changed: true, helpful: 2, notHelpful: 0 });
  const { votes } = again();
  expect(votes.cast(id, 'bob', false)).toEqual({ changed: true, helpful: 1, notHelpful: 1 });
  expect(votes.tally(id)).toEqual({ helpful: 1, notHelpful: 1 });
});

test('votes belong to one answer', () => {
  const { answers, votes } = opened().community;
  const [a, b] = [answers.record(newAnswer()), answers.record(newAnswer())];
  votes.cast(a, 'bob', true);
  expect(votes.tally(b)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('an answer that is no longer kept takes no vote', () => {
  const { votes, gaps } = opened().community;
  expect(votes.cast('gone', 'bob', false)).toBeNull();
  expect(gaps.page(all, 0, 10).total).toBe(0);
});

test('not helpful is a gap, once, until the person changes their mind', () => {
  const { answers, votes, gaps } = opened().community;
  const id = answers.record(newAnswer());
  votes.cast(id, 'bob', false);
  votes.cast(id, 'bob', false);
  votes.cast(id, 'cleo', false);
  expect(gaps.page(all, 0, 10).groups).toMatchObject([
    { question: 'Where did they meet?', count: 2, people: 2, declined: 0 },
  ]);
  votes.cast(id, 'bob', true);
  expect(gaps.page(all, 0, 10).groups).toMatchObject([{ count: 1, people: 1 }]);
  votes.cast(id, 'cleo', true);
  expect(gaps.page(all, 0, 10)).toEqual({ groups: [], total: 0 });
});

test('what was no help to a question of some articles only is a gap of these', () => {
  const { answers, votes, gaps } = opened().community;
  const narrowing = { source: 'The Courier', before: '2024-02-01' };
  for (const given of [{ narrowing }, {}]) votes.cast(answers.record(newAnswer(given)), 'bob', false);
  expect(gaps.page(all, 0, 10).groups.map((group) => group.narrowing)).toEqual([narrowing, null]);
});

test('an answer that was kept before its narrowing was is of all articles, and takes votes', () => {
  const path = join(temporaryFolder(), 'community.db');
  const old = openDatabase(path, 'write');
  migrate(old, layouts.slice(0, 4), sumUp);
  keepSums(old);
  old.exec(
    `INSERT INTO answers (id, question, confidence, quote, results, index_id, guild, channel, private, created_at)
     VALUES ('kept', 'Who?', 'strong', '{"text":"They met."}', '[]', 'index1', 'g', 'c', 0, ${1_000 * DAY})`,
  );
  old.close();
  const { community, again } = opened(path);
  expect(community.answers.find('kept')).toMatchObject({ question: 'Who?', narrowing: null });
  community.votes.cast('kept', 'bob', false);
  expect(again().gaps.page(all, 0, 10).groups).toMatchObject([{ question: 'Who?', narrowing: null }]);
});

test('what was declined is a gap already', () => {
  const { answers, votes, gaps } = opened().community;
  const id = answers.record(newAnswer({ answer: engineAnswer('Who?', true) }));
  expect(votes.cast(id, 'bob', false)).toMatchObject({ notHelpful: 1 });
  expect(gaps.page(all, 0, 10).total).toBe(0);
});
