import { describe, expect, it } from 'vitest';
import { creditOf } from '../../src/cleaning/credit.js';

describe('creditOf', () => {
  it.each([
    ['By Jane Doe', 'Jane Doe', null],
    ['By Jane Doe and John Roe, Island News', 'Jane Doe and John Roe, Island News', null],
    ['By Jane Doe | 30 January 2024', 'Jane Doe', '2024-01-30'],
    ['3 May 2021 | By John Roe', 'John Roe', '2021-05-03'],
    ['By Jane Doe, January 30, 2024 10:15 GMT', 'Jane Doe', '2024-01-30'],
    ['By Jane Doe • Published 30 January 2024 • 5 min read', 'Jane Doe', '2024-01-30'],
    ['Thursday, 30 January 2024', null, '2024-01-30'],
  ])('reads "%s"', (line, author, date) => {
    expect(creditOf(line)).toEqual({ author, date, updated: false });
  });

  it('tells an update', () => {
    expect(creditOf('By Jane Doe | Updated 30 January 2024')).toMatchObject({ author: 'Jane Doe', updated: true });
  });

  it.each([
    'By noon the tide had turned',
    'Jane Doe',
    'Jane Doe met the king on 30 January 2024',
    'By Jane Doe who sails | 30 January 2024',
  ])('leaves "%s" alone', (line) => {
    expect(creditOf(line)).toBeNull();
  });
});
