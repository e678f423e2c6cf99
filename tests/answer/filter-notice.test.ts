import { expect, test } from 'vitest';
import { type Filtered, filterNotice } from '../../src/answer/filter-notice.js';

const told = (given: Partial<Filtered>) =>
  filterNotice({
    ...{ filter: {}, knowsSource: true, sources: ['The Courier', 'Daily News'], from: '2023-01-02', to: '2024-01-30' },
    ...given,
  }).message;

test('an outlet that is none: those there are', () => {
  const filter = { source: 'Times', after: '2024-01-01' };
  expect(told({ filter, knowsSource: false })).toBe(
    'No article is from “Times”. The outlets are The Courier, Daily News.',
  );
  expect(told({ filter, knowsSource: false, sources: ['One'] })).toContain('The outlet is One.');
  expect(told({ filter, knowsSource: false, sources: [] })).toContain('No article names its outlet.');
  const many = Array.from({ length: 12 }, (_, n) => `O${n}`);
  expect(told({ filter, knowsSource: false, sources: many })).toContain('O8, O9 and 2 more.');
});

test('dates without articles: those covered', () => {
  expect(told({ filter: { after: '2025-01-01' } })).toBe(
    'No article is dated 2025-01-01 or later. Articles with a date are from 2023-01-02 to 2024-01-30.',
  );
  expect(told({ filter: { before: '2020-12-31' } })).toContain('dated 2020-12-31 or earlier.');
  expect(told({ filter: { source: 'The Courier', after: '2023-05-01', before: '2023-06-30' } })).toContain(
    'No article from “The Courier” is dated from 2023-05-01 to 2023-06-30.',
  );
  expect(told({ filter: { after: '2025' }, from: '2024-01-30' })).toContain('are of 2024-01-30.');
  expect(told({ filter: { after: '2025' }, from: null, to: null })).toContain('No article has a date.');
});
