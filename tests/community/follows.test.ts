import { expect, test } from 'vitest';
import { opened } from './opened.js';

const follow = (question: string, user = 'ann') => ({
  user,
  guild: 'g',
  channel: 'c',
  question,
  locale: 'de',
  index: 'index1',
});
const limited = expect.objectContaining({
  code: 'FOLLOW_LIMIT',
  message: expect.stringContaining('10 questions') as string,
}) as Error;

test('a question is followed once a person, in whatever words', () => {
  const { community, clock, again } = opened();
  const { follows } = community;
  const added = follows.add(follow('Where is Reus?'));
  expect(added).toEqual({
    follow: {
      id: added.follow.id,
      user: 'ann',
      guild: 'g',
      channel: 'c',
      question: 'Where is Reus?',
      locale: 'de',
      createdAt: clock.now,
    },
    isNew: true,
  });
  expect(follows.add(follow('where is REUS'))).toEqual({ ...added, isNew: false });
  expect(follows.add(follow('Where is Reus?', 'bob')).isNew).toBe(true);
  expect(again().follows.list('ann')).toEqual([added.follow]);
});

test('ten at a time', () => {
  const { follows } = opened().community;
  const towns = 'Reus Valls Cambrils Salou Falset Gandesa Flix Amposta Tortosa Batea'.split(' ');
  const [first] = towns.map((town) => follows.add(follow(`Where is ${town}?`)).follow);
  expect(() => follows.add(follow('Where is Corbera?'))).toThrow(limited);
  expect(follows.add(follow('Where is Reus?')).isNew).toBe(false);
  expect(follows.add(follow('Where is Corbera?', 'bob')).isNew).toBe(true);
  expect(follows.remove('bob', first!.id)).toBeNull();
  expect(follows.remove('ann', first!.id)).toEqual(first);
  expect(follows.remove('ann', first!.id)).toBeNull();
  expect(follows.add(follow('Where is Corbera?')).isNew).toBe(true);
});

test('each index is tried once, and who was told is not told again', () => {
  const { community, path } = opened();
  const { follows } = community;
  const { id } = follows.add(follow('Where is Reus?')).follow;
  const other = follows.add(follow('Where is Valls?')).follow;
  expect(follows.toTry('index1')).toEqual([]);
  expect(follows.toTry('index2')).toMatchObject([{ id }, { id: other.id }]);
  follows.tried(other.id, 'index2');
  expect(follows.toTry('index2')).toMatchObject([{ id }]);

  const second = opened(path).community.follows;
  expect([follows.markTold(id), second.markTold(id), follows.markTold(id)]).toEqual([true, false, false]);
  expect(follows.list('ann')).toEqual([other]);
  expect(follows.toTry('index3')).toEqual([other]);
  expect(follows.remove('ann', id)).toBeNull();
});

test('what could not be told is open again, unless it is followed anew', () => {
  const { follows } = opened().community;
  const { id } = follows.add(follow('Where is Reus?')).follow;
  follows.markTold(id);
  follows.markUntold(id);
  expect(follows.list('ann')).toMatchObject([{ id }]);
  follows.markTold(id);
  const anew = follows.add(follow('Where is Reus?'));
  expect(anew.isNew).toBe(true);
  follows.markUntold(id);
  expect(follows.list('ann')).toEqual([anew.follow]);
});
