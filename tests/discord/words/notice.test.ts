import { expect, test } from 'vitest';
import { type Filtered, filterNotice } from '../../../src/answer/filter-notice.js';
import { languageFor } from '../../../src/discord/words/language.js';
import { noticeIn } from '../../../src/discord/words/notice.js';

const covered = { sources: ['The Courier', 'Daily News'], from: '2023-01-02', to: '2024-01-30' };
const told = (locale: string, filter: Filtered['filter'], knowsSource = true) =>
  noticeIn(languageFor(locale), filterNotice({ ...covered, filter, knowsSource }));

test('a filter that leaves no article is told in every language, its options by their names there', () => {
  expect(told('en-US', { after: '2025-01-01' })).toBe('No article fits this filter: after “2025-01-01”.');
  expect(told('de', { after: '2025-01-01', before: '2025-02-28' })).toBe(
    'Kein Artikel passt zu diesem Filter: ab „2025-01-01“ und bis „2025-02-28“.',
  );
  expect(told('fr', { source: 'The Courier', after: '2025-01-01' })).toMatch(/^Aucun article ne répond à ce filtre/);
  expect(told('es-ES', { before: '1999-12-31' })).toContain('«1999-12-31»');
});

test('an outlet that is none: those there are', () => {
  expect(told('de', { source: 'Times', after: '2025' }, false)).toBe(
    'Kein Artikel passt zu diesem Filter: medium „Times“. Medien: The Courier, Daily News',
  );
});
