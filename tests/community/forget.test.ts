import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newAnswer, opened } from './opened.js';

const gap = (question: string, user: string) =>
  ({ question, source: 'declined', user, guild: 'g', channel: 'c', answer: null, index: 'i' }) as const;
const all = { guilds: ['g'], source: null };

/** Everything that lies on the disk. */
const bytes = (path: string) =>
  [path, `${path}-wal`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'latin1'))
    .join('');

test('a person’s key is always the same, in one file only, and doesn’t show the user id', () => {
  const { community, again } = opened();
  const key = community.people.key('123456789012345678');
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(community.people.key('123456789012345679')).not.toBe(key);
  expect(opened().community.people.key('123456789012345678')).not.toBe(key);
  expect(again().people.key('123456789012345678')).toBe(key);
});

test('user ids and who asked what are nowhere in clear, except for follows and moderators', () => {
  const { community, path } = opened();
  const id = community.answers.record(newAnswer({ user: '111111111111111111' }));
  community.votes.cast(id, '222222222222222222', false);
  community.gaps.record(gap('Where is Reus?', '333333333333333333'));
  community.follows.add({
    user: '444444444444444444',
    guild: 'g',
    channel: 'c',
    question: 'Where?',
    locale: null,
    index: 'i',
  });
  const stored = bytes(path);
  for (const user of ['1', '2', '3']) expect(stored.includes(user.repeat(18))).toBe(false);
  expect(stored.includes('4'.repeat(18))).toBe(true);
});

test('a member is erased, others are not', () => {
  const { community, path } = opened();
  const { answers, votes, gaps, follows, people } = community;
  const open = answers.record(newAnswer({ questionMessage: 'q1' }));
  const shared = answers.record(newAnswer({ private: true }));
  answers.share(shared);
  const secret = answers.record(newAnswer({ private: true }, 'Where is the xylophone of Ann?'));
  const direct = answers.record(newAnswer({ guild: null }));
  const bobs = answers.record(newAnswer({ user: 'bob' }));
  votes.cast(open, 'ann', true);
  votes.cast(open, 'bob', true);
  votes.cast(bobs, 'ann', false);
  gaps.record(gap('who leads the troubadour group', 'ann'));
  gaps.record(gap('Who is leading the troubadour groups?', 'bob'));
  gaps.record(gap('Why is there a harpsichord?', 'ann'));
  const add = (user: string) =>
    follows.add({ user, guild: 'g', channel: 'c', question: 'Where is the glockenspiel?', locale: null, index: 'i' });
  add('ann');

  expect(people.forget('ann')).toEqual({ votes: 2, gaps: 3, follows: 1, answers: 2, unlinked: 2 });

  expect(answers.find(secret)).toBeNull();
  expect(answers.find(direct)).toBeNull();
  expect(answers.find(open)).toMatchObject({ question: 'Where did they meet?', person: null, questionMessage: null });
  expect(answers.toMessage('q1')).toBeNull();
  expect(answers.find(shared)).toMatchObject({ person: null });
  expect(answers.find(bobs)).toMatchObject({ person: people.key('bob') });
  expect(votes.tally(open)).toEqual({ helpful: 1, notHelpful: 0 });
  expect(votes.tally(bobs)).toEqual({ helpful: 0, notHelpful: 0 });
  expect(gaps.rows(all).map(({ question }) => question)).toEqual(['Who is leading the troubadour groups?']);
  expect(follows.list('ann')).toEqual([]);
  // Nothing of it is left on the disk, not even in pages that are free.
  const stored = bytes(path);
  expect(stored.includes('troubadour')).toBe(true);
  for (const word of ['xylophone', 'harpsichord', 'glockenspiel', people.key('ann')])
    expect(stored.includes(word)).toBe(false);

  expect(people.forget('ann')).toEqual({ votes: 0, gaps: 0, follows: 0, answers: 0, unlinked: 0 });
});

test('a group goes by the words of those who are left', () => {
  const { community, path } = opened();
  const { gaps, people } = community;
  const group = gaps.record(gap('Did Reus and Valls finally agree on the new harbour?', 'ann'));
  expect(gaps.record(gap('Did Reus and Valls agree on the new harbour?', 'bob'))).toBe(group);
  people.forget('ann');
  expect(gaps.group(group, ['g'])).toMatchObject({
    question: 'Did Reus and Valls agree on the new harbour?',
    count: 1,
    people: 1,
  });
  expect(bytes(path).includes('final')).toBe(false);
});

test('a moderator who is forgotten stays in the log, and nowhere else', () => {
  const { community, path } = opened();
  const { gaps, people, audit } = community;
  gaps.resolve(gaps.record(gap('Where is Reus?', 'ann')), { user: 'moderator-1', guild: 'g' }, ['g']);
  people.forget('moderator-1');
  expect(audit.list('g', null, 10)).toMatchObject([{ who: 'moderator-1' }]);
  expect(bytes(path).split('moderator-1')).toHaveLength(2);
});
