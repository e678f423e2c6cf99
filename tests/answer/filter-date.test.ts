import { describe, expect, it } from 'vitest';
import { parseFilterDate } from '../../src/answer/filter-date.js';

describe('parseFilterDate', () => {
  it.each([
    ['2024-01-31', '2024-01-31', '2024-01-31'],
    ['2024-1-5', '2024-01-05', '2024-01-05'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    [' 2024 ', '2024-01-01', '2024-12-31'],
  ])('takes the whole of %j', (value, after, before) => {
    expect([parseFilterDate(value, 'after'), parseFilterDate(value, 'before')]).toEqual([after, before]);
  });

  it.each(['', '2024-02-30', '2024-13', '2024-00', '31/01/2024', '24-01-01', 'yesterday', '2024-01-31T00:00', '0024'])(
    'refuses %j',
    (value) => {
      expect(parseFilterDate(value, 'after')).toBeNull();
      expect(parseFilterDate(value, 'before')).toBeNull();
    },
  );
});
