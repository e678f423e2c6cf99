import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOf, timeSignal } from '../../src/retrieval/time.js';

/** A Wednesday. */
const now = new Date('2023-05-17T12:00:00Z');
const rangeOf = (question: string, at = now) => {
  const hint = timeOf(question, at);
  return hint === null ? null : [hint.from, hint.to];
};

describe('the time that a question names', () => {
  test.each<[question: string, from: string | null, to: string | null, why: string]>([
    ['What happened on 17 April 2023?', '2023-04-17', '2023-04-17', 'a day'],
    ['What happened on the 17th of April 2023?', '2023-04-17', '2023-04-17', 'a day in words'],
    ['What happened on April 17th, 2023?', '2023-04-17', '2023-04-17', 'the American order'],
    ['What happened on 2023-04-17?', '2023-04-17', '2023-04-17', 'an ISO date'],
    ['Who visited Oslo in April 2023?', '2023-04-01', '2023-04-30', 'a month'],
    ['Who visited Oslo in Feb. 2024?', '2024-02-01', '2024-02-29', 'a short name, a leap year'],
    ['Who visited Oslo in 2023?', '2023-01-01', '2023-12-31', 'a year'],
    ['Who won the 2022 World Cup?', '2022-01-01', '2022-12-31', 'a year in a name is a hint as well'],
    ['Who hosted the 2000 Olympics?', '2000-01-01', '2000-12-31', 'a round year before a name'],
    ['What opened in early 2022?', '2022-01-01', '2022-04-30', 'a part of a year'],
    ['What opened in the second quarter of 2022?', '2022-04-01', '2022-06-30', 'a quarter'],
    ['What opened in Q4 2022?', '2022-10-01', '2022-12-31', 'a quarter in short'],
    ['What opened in the summer of 2022?', '2022-06-01', '2022-08-31', 'a season'],
    ['What opened in winter 2022?', '2022-12-01', '2023-02-28', 'winter reaches into the next year'],
    ['What was built in the 1990s?', '1990-01-01', '1999-12-31', 'a decade'],
    ['Who led the port in 2019-21?', '2019-01-01', '2021-12-31', 'years with a dash'],
    ['Who visited Oslo in April?', '2023-04-01', '2023-04-30', 'a month that has begun this year'],
    ['Who visited Oslo in December?', '2022-12-01', '2022-12-31', 'a month that has not begun this year'],
    ['Who visited Oslo on March 3?', '2023-03-03', '2023-03-03', 'a day without a year'],
    ['Who visited Oslo in May?', '2023-05-01', '2023-05-31', 'May with a capital'],
    ['Who came last year?', '2022-01-01', '2022-12-31', 'a calendar year'],
    ['Who came last month?', '2023-04-01', '2023-04-30', 'a calendar month'],
    ['Who came this week?', '2023-05-15', '2023-05-21', 'a week from Monday'],
    ['Who came last week?', '2023-05-08', '2023-05-14', 'the week before'],
    ['Who came yesterday?', '2023-05-16', '2023-05-16', 'a day'],
    ['Who came the day before yesterday?', '2023-05-15', '2023-05-15', 'not yesterday'],
    ['Who came today?', '2023-05-17', '2023-05-17', 'today'],
    ['Who came last summer?', '2022-06-01', '2022-08-31', 'the last that is over'],
    ['Who came on Monday?', '2023-05-15', '2023-05-15', 'the last one'],
    ['Who came three days ago?', '2023-05-14', '2023-05-14', 'days are counted'],
    ['Who came two years ago?', '2021-01-01', '2021-12-31', 'years are calendar years'],
    ['Who came in the past 10 days?', '2023-05-07', '2023-05-17', 'until today'],
    ['Who came over the last year?', '2022-05-17', '2023-05-17', 'not the calendar year'],
    ['Who came since March 2022?', '2022-03-01', null, 'an open end'],
    ['Who came after 2020?', '2021-01-01', null, 'without the year itself'],
    ['Who came before 2020?', null, '2019-12-31', 'without the year itself'],
    ['Who came before the 2020 election?', null, '2019-12-31', 'with an article'],
    ['Who came until April 2021?', null, '2021-04-30', 'with the month itself'],
    ['Who came between 2019 and 2021?', '2019-01-01', '2021-12-31', 'both ends'],
    ['Who came between 2021 and 2019?', '2019-01-01', '2021-12-31', 'the wrong way round'],
    ['Who came from April 2021 to June 2022?', '2021-04-01', '2022-06-30', 'from … to'],
    ['Who came between April and June 2021?', '2021-04-01', '2021-06-30', "the first month is in the second's year"],
    ['Who came in 2021 and 2022?', '2021-01-01', '2022-12-31', 'nothing in common: from the first to the last'],
    ['Who of the class of 2021 came in May 2021?', '2021-05-01', '2021-05-31', 'what they have in common'],
    ['What was said this week of the fire in March 2019?', '2023-05-15', '2023-05-21', 'now goes before other dates'],
    ['Who came in July this year?', '2023-01-01', '2023-12-31', 'July of last year is not meant'],
    ['Before 2019, and in 2022, who came?', null, '2022-12-31', 'nothing in common, one of them open'],
  ])('%s: %s to %s (%s)', (question, from, to) => {
    expect(rangeOf(question)).toEqual([from, to]);
  });
});

describe('no time at all', () => {
  test.each([
    ['Who is the minister?', 'no word of time'],
    ['Who lived here 2,000 years ago?', 'a longer number of years'],
    ['May ministers march on Oslo?', 'a verb'],
    ['Who wants to march in Oslo?', '"to march" is no month'],
    ['How did 2000 people protest?', 'a number of people'],
    ['Who paid $2023 for it?', 'an amount'],
    ['How much is 2023.5 divided by 2?', 'a number'],
    ['Who lives in room 12023?', 'a longer number'],
    ['What happened on 31 February?', 'no such day'],
    ['Who was the first president?', 'first in the world, not in the news'],
    ['What was her first overseas visit?', 'a visit'],
    ['What is the earliest known map?', 'a map'],
    ['Who won for the first time?', 'it tells what happened'],
    ['How strong is the electric current in the wire?', 'what flows'],
    ['Which current of the sea is warm?', 'what flows'],
    ['When must it be paid at the latest?', 'a deadline'],
    ['', 'nothing'],
  ])('%s (%s)', (question) => {
    expect(timeOf(question, now)).toBeNull();
  });
});

describe('wishes for the newest and the oldest', () => {
  test.each<[question: string, order: string | null, why: string]>([
    ['What is the latest on the heron treaty?', 'latest', 'news'],
    ['What was the most recent storm?', 'latest', 'newest in the world is newest in the news'],
    ['Which is the newest harbour?', 'latest', ''],
    ['Who is the current minister?', 'latest', 'an adjective'],
    ['Who currently leads the party?', 'latest', ''],
    ['When was the last time it snowed?', 'latest', ''],
    ['What did the first reports say?', 'earliest', 'reports'],
    ['What is the earliest article on the treaty?', 'earliest', 'articles'],
    ['When was the treaty first mentioned?', 'earliest', 'a report'],
    ['When was the first time it snowed?', 'earliest', 'time'],
    ['How do the first reports differ from the latest?', null, 'both'],
    ['Who came in 2022?', null, 'neither'],
  ])('%s: %s (%s)', (question, order) => {
    expect(timeOf(question, now)?.order).toBe(order);
  });

  test('may come with a time, and says where the question says so', () => {
    const question = 'What was the latest report in April 2023?';
    const hint = timeOf(question, now);
    expect(hint).toMatchObject({ from: '2023-04-01', to: '2023-04-30', order: 'latest' });
    expect(hint!.words.map(({ start, end }) => question.slice(start, end))).toEqual(['latest', 'April 2023']);
  });

  test('the full stop of a sentence is no part of a month', () => {
    expect(timeOf('Who came in October.', now)!.words).toEqual([{ start: 12, end: 19 }]);
  });

  test('the words that relate to a time belong to it', () => {
    const question = 'Who came between April and June 2021, or since 2022?';
    const words = timeOf(question, now)!.words.map(({ start, end }) => question.slice(start, end));
    expect(words).toEqual(['between April and June 2021', 'since 2022']);
  });
});

test('relative words follow the clock', () => {
  expect(rangeOf('last month', new Date('2024-01-31T23:59:59Z'))).toEqual(['2023-12-01', '2023-12-31']);
  expect(rangeOf('yesterday', new Date('2024-03-01T00:00:00Z'))).toEqual(['2024-02-29', '2024-02-29']);
});

const words = fc.constantFrom(
  ...'in on since before after between and from to until last this past the first latest earliest current time report'.split(
    ' ',
  ),
  ...'April May march 17 17th 31 2019 2023 2000 1990s 2023-04-17 2019-21 Q3 summer year month week Monday yesterday ago'.split(
    ' ',
  ),
  ...'three few of 0 , people'.split(' '),
);
const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

test('whatever is asked: it does not throw, from <= to, the words are in order, disjoint and within the question', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(words, { maxLength: 10 }).map((list) => list.join(' ')),
        fc.string(),
      ),
      dates,
      (question, at) => {
        const hint = timeOf(question, at);
        if (hint === null) return;
        if (hint.from !== null && hint.to !== null) expect(hint.from <= hint.to).toBe(true);
        for (const date of [hint.from, hint.to]) if (date !== null) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(hint.words.length).toBeGreaterThan(0);
        let end = 0;
        for (const span of hint.words) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(question.length);
      },
    ),
    { numRuns: 2_000 },
  );
});

describe('how well a date fits', () => {
  const corpus = { from: '2022-01-01', to: '2023-12-31' };
  const signal = (question: string, date: string | null, covered: Parameters<typeof timeSignal>[2] = corpus) =>
    timeSignal(timeOf(question, now), date, covered);

  test('1 within, less after, still less before, and less the further', () => {
    const april = 'Who came in April 2023?';
    expect(signal(april, '2023-04-01')).toBe(1);
    expect(signal(april, '2023-04-30')).toBe(1);
    // Half the length of the month is 15 days.
    expect(signal(april, '2023-05-15')).toBeCloseTo(0.5, 10);
    expect(signal(april, '2023-05-07')).toBeGreaterThan(signal(april, '2023-03-25'));
    expect(signal(april, '2023-05-07')).toBeGreaterThan(signal(april, '2023-08-07'));
    expect(signal(april, '2022-04-15')).toBeLessThan(0.01);
  });

  test('the day after a day still reports about it, and a year is told of for longer', () => {
    expect(signal('on 17 April 2023', '2023-04-18')).toBeGreaterThan(0.9);
    expect(signal('in 2022', '2023-02-01')).toBeGreaterThan(0.75);
  });

  test('an open end goes on to the end', () => {
    expect(signal('since March 2023', '2023-12-31')).toBe(1);
    expect(signal('before 2023', '2022-01-01')).toBe(1);
    expect(signal('before 2023', '2023-11-01')).toBeLessThan(0.2);
  });

  test.each<[question: string, date: string | null, covered: Parameters<typeof timeSignal>[2], why: string]>([
    ['Who came?', '2023-04-01', corpus, 'no time'],
    ['Who came in April 2023?', null, corpus, 'no date'],
    ['Who came in 1066?', '2023-04-01', corpus, 'the corpus does not reach there'],
    ['Who comes in 2050?', '2023-04-01', corpus, 'nor there'],
    ['Who came since 1990?', '2023-04-01', corpus, 'all of the corpus fits'],
    ['Who came in April 2023?', '2023-04-01', { from: null, to: null }, 'no dated articles'],
    ['What is the latest?', '2023-04-01', { from: '2023-04-01', to: '2023-04-01' }, 'one day'],
  ])('neither for nor against: %s %s %o (%s)', (question, date, covered) => {
    expect(signal(question, date, covered)).toBe(0.5);
  });

  test('the latest: 1 at the end of the corpus, halved with an eighth of what it covers', () => {
    expect(signal('the latest', '2023-12-31')).toBe(1);
    expect(signal('the latest', '2023-10-01')).toBeCloseTo(0.5, 2);
    expect(signal('the first reports', '2022-01-01')).toBe(1);
    expect(signal('the first reports', '2023-12-31')).toBeLessThan(0.01);
  });

  test('the latest of a month is sought in that month', () => {
    const question = 'What was the latest report in April 2023?';
    expect(signal(question, '2023-04-30')).toBe(1);
    expect(signal(question, '2023-04-02')).toBeLessThan(0.5);
    expect(signal(question, '2023-12-31')).toBeLessThan(0.01);
  });

  test('lies in [0, 1], and never falls as a date comes nearer to the asked time', () => {
    const iso = dates.map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(iso, iso, iso, iso, (a, b, c, d) => {
        const [from, to] = [a, b].sort() as [string, string];
        const [earlier, later] = [c, d].sort() as [string, string];
        const hint = { from, to, order: null, words: [] };
        const covered = { from: '1990-01-01', to: '2099-12-31' };
        const of = (date: string) => timeSignal(hint, date, covered);
        for (const date of [earlier, later]) {
          expect(of(date)).toBeGreaterThanOrEqual(0);
          expect(of(date)).toBeLessThanOrEqual(1);
        }
        if (later <= to) expect(of(later)).toBeGreaterThanOrEqual(of(earlier));
        if (earlier >= from) expect(of(earlier)).toBeGreaterThanOrEqual(of(later));
      }),
    );
  });
});
