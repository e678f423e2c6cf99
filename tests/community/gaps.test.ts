import { expect, test } from 'vitest';
import type { NewGap } from '../../src/community/gaps.js';
import { newAnswer, opened } from './opened.js';

const gap = (question: string, over: Partial<NewGap> = {}): NewGap => ({
  question,
  source: 'declined',
  user: 'ann',
  guild: 'g',
  channel: 'c',
  answer: null,
  index: 'index1',
  ...over,
});
const all = { guilds: ['g'], source: null };
const moderator = { user: 'mod', guild: 'g' };

test('near-identical questions are one group, with how often, by how many people, and when', () => {
  const { community, clock } = opened();
  const { gaps } = community;
  const first = clock.now;
  const group = gaps.record(gap('Who leads the Wagner group?'));
  clock.now += 1_000;
  expect(gaps.record(gap('who leads the wagner group', { user: 'bob' }))).toBe(group);
  clock.now += 1_000;
  expect(gaps.record(gap('WHO IS LEADING THE WAGNER GROUP', { user: 'bob' }))).toBe(group);
  const other = gaps.record(gap('Where is Reus?'));
  expect(other).not.toBe(group);
  expect(gaps.page(all, 0, 10)).toEqual({
    groups: [
      {
        id: group,
        question: 'Who leads the Wagner group?',
        narrowing: null,
        guild: 'g',
        count: 3,
        people: 2,
        declined: 3,
        lastAsked: first + 2_000,
      },
      expect.objectContaining({ id: other, question: 'Where is Reus?', count: 1 }),
    ],
    total: 2,
  });
});

test('guilds don’t see each other’s, and direct messages only where that is asked for', () => {
  const { gaps } = opened().community;
  gaps.record(gap('Where is Reus?'));
  gaps.record(gap('Where is Reus?', { guild: 'h' }));
  gaps.record(gap('Where is Valls?', { guild: null }));
  const seen = (guilds: readonly (string | null)[]) =>
    gaps.page({ guilds, source: null }, 0, 10).groups.map(({ guild, question }) => [guild, question]);
  expect(seen(['g'])).toEqual([['g', 'Where is Reus?']]);
  expect(seen(['h', null])).toHaveLength(2);
  expect(seen([null])).toEqual([[null, 'Where is Valls?']]);
  expect(seen([])).toEqual([]);
});

test('a filter by source counts only what it lets through', () => {
  const { gaps, answers, votes } = opened().community;
  votes.cast(answers.record(newAnswer()), 'bob', false);
  const group = gaps.record(gap('where did they meet'));
  gaps.record(gap('Where is Reus?'));
  const page = (source: 'declined' | 'not-helpful' | null) => gaps.page({ guilds: ['g'], source }, 0, 10);
  expect(page(null)).toMatchObject({ groups: [{ id: group, count: 2, people: 2, declined: 1 }, {}], total: 2 });
  expect(page('declined')).toMatchObject({ total: 2 });
  expect(page('not-helpful')).toMatchObject({ groups: [{ id: group, count: 1, declined: 0 }], total: 1 });
  expect(gaps.group(group, ['g'])).toMatchObject({ count: 2 });
  expect(gaps.group(group, ['h'])).toBeNull();
});

test('pages: what most people asked first', () => {
  const { gaps } = opened().community;
  const towns = ['Reus', 'Valls', 'Cambrils', 'Salou', 'Falset'];
  towns.forEach((town, n) => {
    for (let person = 0; person <= n; person++) gaps.record(gap(`Where is ${town}?`, { user: `user${person}` }));
  });
  const page = (offset: number) =>
    gaps.page(all, offset, 2).groups.map(({ question }) => /is (\w+)/.exec(question)![1]);
  expect([page(0), page(2), page(4), page(6)]).toEqual([['Falset', 'Salou'], ['Cambrils', 'Valls'], ['Reus'], []]);
  expect(gaps.page(all, 6, 2).total).toBe(5);
});

test('a moderator resolves a group: it leaves the list, the log has it, and asked again it comes back', () => {
  const { gaps, audit } = opened().community;
  const group = gaps.record(gap('Where is Reus?'));
  expect(gaps.resolve(group, moderator, ['h'])).toBe(false);
  expect(gaps.resolve(group, moderator, ['g'])).toBe(true);
  expect(gaps.resolve(group, moderator, ['g'])).toBe(false);
  expect(gaps.resolve(999, moderator, ['g'])).toBe(false);
  expect(gaps.page(all, 0, 10).total).toBe(0);
  expect(audit.list('g', null, 10)).toMatchObject([{ who: 'mod', action: 'gap-resolve', detail: String(group) }]);
  expect(gaps.record(gap('Where is Reus?'))).not.toBe(group);
  expect(gaps.page(all, 0, 10).groups).toMatchObject([{ count: 1 }]);
});

test('after reindexing, what was declined is tried once with each index, until it is answered', () => {
  const { community, again } = opened();
  const { gaps, answers, votes } = community;
  votes.cast(answers.record(newAnswer({}, 'Which town has the harbour?')), 'bob', false);
  const valls = gaps.record(gap('Where is Valls?'));
  const reus = gaps.record(gap('Where is Reus?'));
  gaps.record(gap('where is Reus', { user: 'bob' }));
  expect(gaps.toTry('index1')).toEqual([]);
  expect(gaps.toTry('index2')).toEqual([
    { id: reus, question: 'Where is Reus?', narrowing: null },
    { id: valls, question: 'Where is Valls?', narrowing: null },
  ]);
  expect(gaps.answered(reus)).toBe(true);
  expect(gaps.answered(reus)).toBe(false);
  gaps.tried(valls, 'index2');
  const later = again().gaps;
  expect(later.toTry('index2')).toEqual([]);
  expect(later.toTry('index3')).toMatchObject([{ id: valls }]);
  expect(later.page(all, 0, 10).groups.map(({ id }) => id)).not.toContain(reus);
});

test('a question that was asked of some articles only is another one, and is tried with those only', () => {
  const { gaps } = opened().community;
  const question = 'Where is Reus?';
  const narrowing = { source: 'The Courier', after: '2024-01-31' };
  const narrowed = gaps.record(gap(question, { narrowing }));
  expect(gaps.record(gap('where is reus', { narrowing: { after: '2024-01-31', source: 'The Courier' } }))).toBe(
    narrowed,
  );
  const wide = gaps.record(gap(question, { narrowing: {} }));
  expect(new Set([narrowed, wide, gaps.record(gap(question, { narrowing: { source: 'The Courier' } }))]).size).toBe(3);
  expect(gaps.record(gap(question))).toBe(wide);
  expect(gaps.toTry('index2')).toContainEqual({ id: narrowed, question, narrowing });
  expect(gaps.group(narrowed, ['g'])).toMatchObject({ narrowing, count: 2 });
  expect(gaps.rows(all).filter((row) => row.group === narrowed)).toMatchObject([{ narrowing }, { narrowing }]);
});

test('rows for an export: every gap, group by group', () => {
  const { community, clock } = opened();
  const { gaps } = community;
  const valls = gaps.record(gap('Where is Valls?', { user: 'a' }));
  const reus = gaps.record(gap('Where is Reus?', { user: 'a' }));
  gaps.record(gap('where is REUS', { user: 'b', channel: 'd' }));
  const row = { narrowing: null, source: 'declined', guild: 'g', channel: 'c', askedAt: clock.now };
  expect(gaps.rows(all)).toEqual([
    { ...row, group: reus, question: 'Where is Reus?' },
    { ...row, group: reus, question: 'where is REUS', channel: 'd' },
    { ...row, group: valls, question: 'Where is Valls?' },
  ]);
  expect(gaps.rows({ guilds: ['g'], source: 'not-helpful' })).toEqual([]);
});
