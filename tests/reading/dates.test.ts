import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datelineOf, dateLineOf, datePrefixOf, findDate, isoDate } from '../../src/reading/dates.js';

describe('isoDate', () => {
  it.each([
    ['2024-01-31', '2024-01-31'],
    ['2024-01-31T23:30:00-05:00', '2024-01-31'],
    ['2024-01-31T00:30:00+09:00', '2024-01-31'],
    ['2024-1-5 10:22', '2024-01-05'],
    ['20240131', '2024-01-31'],
    ['2024/01/31', '2024-01-31'],
    ['31.01.2024', '2024-01-31'],
    ['31/01/2024', '2024-01-31'],
    ['01/31/2024', '2024-01-31'],
    ['05/05/2024', '2024-05-05'],
    ['Wed, 31 Jan 2024 10:00:00 GMT', '2024-01-31'],
    ['Wed Jan 31 2024 10:00:00 GMT+0100', '2024-01-31'],
    ['Jan. 31st, 2024', '2024-01-31'],
    ['31 January 2024', '2024-01-31'],
    ['30. Januar 2024', '2024-01-30'],
    ['30 de enero de 2024', '2024-01-30'],
    ['1er août 2023', '2023-08-01'],
    ['2024年1月30日', '2024-01-30'],
    [1_706_572_800, '2024-01-30'],
    [1_706_572_800_000, '2024-01-30'],
  ])('reads %s', (value, iso) => {
    expect(isoDate(value)).toBe(iso);
  });

  it.each([
    '2024-02-30',
    '2024-13-01',
    '31 April 2024',
    '03/04/2024',
    'January 2024',
    'yesterday',
    '',
    2024,
    -1,
    null,
    {},
  ])('takes %s for no certain date', (value) => {
    expect(isoDate(value)).toBeNull();
  });

  it('keeps every calendar date through ISO times of any zone', () => {
    const day = fc.date({ min: new Date('1600-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('Z', '-11:00', '+14:00'), (date, zone) => {
        const iso = date.toISOString().slice(0, 10);
        expect(isoDate(`${iso}T23:59:59${zone}`)).toBe(iso);
      }),
    );
  });
});

describe('findDate', () => {
  it.each([
    ['By Section 12, 2020 rules end on March 5, 2021.', '2021-03-05', 'March 5, 2021'],
    ['From 03/04/2024 to 25/12/2024', '2024-12-25', '25/12/2024'],
    ['Not 2024-02-30, nor 2024-13-01, but 2024-03-01', '2024-03-01', '2024-03-01'],
    ['31 April 2024 is none, 1 May 2024 is.', '2024-05-01', '1 May 2024'],
    ['32.01.2024 or 31.01.2024', '2024-01-31', '31.01.2024'],
  ])('passes over what is no certain date: %s', (text, iso, written) => {
    const start = text.indexOf(written);
    expect(findDate(text)).toEqual({ iso, start, end: start + written.length });
  });

  it.each([
    ['On 5 March 2021, not on 2020-01-31', '2021-03-05'],
    ['On 2020-01-31, not on 5 March 2021', '2020-01-31'],
    ['On 03/04/2024, 5 March 2021 and 25/12/2024', '2021-03-05'],
    ['On 31 April 2024, 25/12/2024 and 1 May 2024', '2024-12-25'],
  ])('takes the date that stands first, whatever its form: %s', (text, iso) => {
    expect(findDate(text)?.iso).toBe(iso);
  });

  it('finds none where all are impossible or ambiguous', () => {
    expect(findDate('Section 12, 2020, 03/04/2024, 04/03/2024 and 30 February 2024')).toBeNull();
  });
});

describe('dateLineOf', () => {
  it.each([
    ['30 January 2024', '2024-01-30', 'plain'],
    ['Tuesday, January 30, 2024', '2024-01-30', 'plain'],
    ['Published: 30 January 2024', '2024-01-30', 'published'],
    ['Published 11:32 AM EDT, Thu October 6, 2022', '2022-10-06', 'published'],
    ['Published on 2024-01-30 at 09:15 GMT', '2024-01-30', 'published'],
    ['Updated July 19, 2021, 7:51 p.m. ET', '2021-07-19', 'updated'],
    ['Last updated: 3 hours ago', null, 'updated'],
    ['Published Thu 6 October', null, 'published'],
  ])('knows %s', (line, iso, label) => {
    expect(dateLineOf(line)).toEqual({ iso, label });
  });

  it.each([
    'The bridge opened on 30 January 2024.',
    'Updated guidance for schools',
    'Date palms thrive',
    'January 2024',
    'Published poets meet',
    'In 2024',
  ])('leaves "%s" alone', (line) => {
    expect(dateLineOf(line)).toBeNull();
  });
});

describe('datePrefixOf', () => {
  it('finds a labelled date glued to a paragraph, and where the paragraph begins', () => {
    const line = 'date 2023-04-17 Fishermen came home.';
    expect(datePrefixOf(line)).toEqual({ iso: '2023-04-17', end: line.indexOf('Fishermen') });
  });

  it.each([
    '2023-04-17 Fishermen came home.',
    'Updated 30 January 2024 guidance says so.',
    'The date 2023-04-17 is set.',
  ])('leaves "%s" alone', (line) => {
    expect(datePrefixOf(line)).toBeNull();
  });
});

describe('datelineOf', () => {
  it.each([
    ['OSLO, April 16, 2023 (Agency) — The king spoke.', '2023-04-16'],
    ['Oslo, 16 April 2023 – The king spoke.', '2023-04-16'],
    ['(Agency) 16 April 2023 -- The king spoke.', '2023-04-16'],
  ])('reads %s', (paragraph, iso) => {
    expect(datelineOf(paragraph)).toBe(iso);
  });

  it.each(['The king spoke on April 16, 2023 — and left.', 'OSLO (Agency) — On April 16, 2023, the king spoke.'])(
    'reads no date from "%s"',
    (paragraph) => {
      expect(datelineOf(paragraph)).toBeNull();
    },
  );
});
