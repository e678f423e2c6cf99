import { expect, test } from 'vitest';
import { DAY, newAnswer, opened } from './opened.js';

test('what is older than so many days goes; settings stay', () => {
  const { community, clock } = opened();
  const { answers, votes, gaps, follows, audit, settings } = community;
  const towns = ['Reus', 'Valls'];
  const ids = towns.map((town) => {
    const question = `Where is ${town}?`;
    const asked = { user: 'ann', guild: 'g', channel: 'c', question, locale: null, index: 'i' };
    const id = answers.record(newAnswer({}, `What is ${town}?`));
    votes.cast(id, 'bob', true);
    gaps.record({ ...asked, source: 'declined', answer: id });
    follows.add(asked);
    settings.set({ guild: 'g' }, 'language', 'de', town);
    clock.now += 60 * DAY;
    return id;
  });
  // 120 days have gone by since Reus, 60 since Valls.
  expect(community.expire(121)).toEqual({ answers: 0, gaps: 0, follows: 0, audit: 0 });
  expect(community.expire(90)).toEqual({ answers: 1, gaps: 1, follows: 1, audit: 1 });
  expect(ids.map((id) => answers.find(id)?.question ?? null)).toEqual([null, 'What is Valls?']);
  expect(ids.map((id) => votes.tally(id).helpful)).toEqual([0, 1]);
  expect(gaps.page({ guilds: ['g'], source: null }, 0, 10)).toMatchObject({
    groups: [{ question: 'Where is Valls?' }],
    total: 1,
  });
  expect(follows.list('ann')).toMatchObject([{ question: 'Where is Valls?' }]);
  expect(audit.list('g', null, 10)).toMatchObject([{ who: 'Valls' }]);
  expect(settings.of('g', null).language).toBe('de');
});

test('a gap outlives the answer that was given to it', () => {
  const { community, clock } = opened();
  const { answers, votes, gaps } = community;
  const id = answers.record(newAnswer());
  clock.now += 80 * DAY;
  votes.cast(id, 'bob', false);
  clock.now += 20 * DAY;
  expect(community.expire(90)).toMatchObject({ answers: 1, gaps: 0 });
  expect(gaps.page({ guilds: ['g'], source: 'not-helpful' }, 0, 10).total).toBe(1);
});
