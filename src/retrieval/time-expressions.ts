import type { Span } from '../types.js';

/** Calendar days, as ISO dates, both counted in. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Words of a question that name a day, a month, a year or another stretch of time. */
export interface TimeExpression extends Days, Span {
  /** Of a month or day without a year, the one in a year; otherwise null. */
  readonly inYear: ((year: number) => Days | null) | null;
  /** Whether it counts from now. */
  readonly isRelative: boolean;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b(?:\\.(?= \\d))?';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const year = '((?:1\\d|20)\\d{2})(?![\\d%]|[.,]\\d)';
const notInNumber = '(?<![\\p{L}\\p{N}$€£.,-])';
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const count = `(\\d{1,3}|an?|${numbers.join('|')}|few|couple of)`;
/** First month of a season from 0, north of the equator, where winter reaches into the next year. */
const seasons = new Map([
  ['spring', 2],
  ['summer', 5],
  ['autumn', 8],
  ['fall', 8],
  ['winter', 11],
]);
const season = '(spring|summer|autumn|fall|winter)';
const quarters = ['first', 'second', 'third', 'fourth'];
/** Words that make the name of a month one: "may" and "march" are also verbs. */
const beforeMonth =
  '(?<=\\b(?:in|on|of|since|after|before|until|till|by|from|to|and|between|during|through|early|late|mid|this|last) )';

type Groups = readonly (string | undefined)[];
/** What a form means, on the day that `now` begins (UTC). */
type Meaning = (groups: Groups, now: Date) => Days | null;

type Form = readonly [RegExp, Meaning, ((groups: Groups) => (year: number) => Days | null)?];

/** Dates as they stand, the longer forms first: what one has taken the next ones don't see. */
const absolute: readonly Form[] = [
  form(`${notInNumber}((?:1\\d|20)\\d{2})-(\\d{2})-(\\d{2})(?!\\d)`, ([y, m, d]) =>
    daysOf(Number(y), Number(m) - 1, Number(d)),
  ),
  form(`${notInNumber}${day}(?: of)? ${month},? ${year}`, ([d, m, y]) => daysOf(Number(y), monthOf(m), Number(d))),
  form(`\\b${month} ${day},? ${year}`, ([m, d, y]) => daysOf(Number(y), monthOf(m), Number(d))),
  form(`\\b${month},?(?: of)? ${year}`, ([m, y]) => daysOf(Number(y), monthOf(m))),
  form(`\\b${season}(?: of)? ${year}`, ([name, y]) => monthsFrom(Number(y), seasons.get(name!.toLowerCase())!, 3)),
  form(`\\bq([1-4]),? (?:of )?${year}`, ([q, y]) => monthsFrom(Number(y), (Number(q) - 1) * 3, 3)),
  form(`\\b(${quarters.join('|')}) quarter of ${year}`, ([q, y]) =>
    monthsFrom(Number(y), quarters.indexOf(q!.toLowerCase()) * 3, 3),
  ),
  form(`${notInNumber}((?:1\\d|20)\\d)0s\\b`, ([d]) => monthsFrom(Number(d) * 10, 0, 120)),
  form(`${notInNumber}((?:19|20)\\d{2})[-–/](\\d{2}|(?:19|20)\\d{2})(?![\\d-])`, ([a, b]) =>
    yearsOf(Number(a), Number(b!.length === 2 ? a!.slice(0, 2) + b! : b)),
  ),
  form(`\\b(early|mid|late)[ -]${year}`, ([part, y]) =>
    monthsFrom(Number(y), ['early', 'mid', 'late'].indexOf(part!.toLowerCase()) * 4, 4),
  ),
  // A round number before the things it counts is no year: "2000 people".
  form(
    `${notInNumber}(?!\\d\\d00 (?:\\p{Ll}+s|people|men|women|children|percent|km|kg|million|billion|or|more)\\b)${year}(?![-\\p{L}])`,
    ([y]) => monthsFrom(Number(y), 0, 12),
    'gu',
  ),
  withoutYear(`${notInNumber}${day}(?: of)? ${month}`, ([d, m]) => [monthOf(m), Number(d)]),
  withoutYear(`\\b${month} ${day}(?!\\p{N})`, ([m, d]) => [monthOf(m), Number(d)]),
  withoutYear(`${beforeMonth}${month}`, ([m]) => [monthOf(m)], /^(?:mar|may)$|^march$/),
];

/** Dates that count from now. */
const relative: readonly Form[] = [
  form(`\\blast ${season}\\b`, ([name], now) => lastSeason(seasons.get(name!.toLowerCase())!, now)),
  form('\\bthe day before yesterday\\b', (_, now) => daysAgo(now, 2, 2)),
  form('\\byesterday\\b|\\blast night\\b', (_, now) => daysAgo(now, 1, 1)),
  form('\\b(?:today|tonight|this (?:morning|afternoon|evening))\\b', (_, now) => daysAgo(now, 0, 0)),
  form(`${notInNumber}${count} (day|week|month|year)s? ago\\b`, ([n, unit], now) => ago(now, countOf(n), unit!)),
  form(
    `\\b(?:in|over|during|within|for) the (?:last|past|previous) (?:${count} )?(day|week|month|year)s?\\b`,
    ([n, unit], now) => stretch(now, countOf(n), unit!),
  ),
  form(`\\b(?:last|past) ${count} (day|week|month|year)s?\\b`, ([n, unit], now) => stretch(now, countOf(n), unit!)),
  form('\\b(last|past|previous|this) (week|month|year)\\b', ([which, unit], now) =>
    calendar(now, unit!, which!.toLowerCase() === 'this' ? 0 : 1),
  ),
  form('\\b(?:on|last|since|until|by) (sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?day\\b', ([name], now) => {
    const back = (now.getUTCDay() - weekdayNames.indexOf(name!.toLowerCase()) + 7) % 7;
    return daysAgo(now, back, back);
  }),
];

/** The stretches of time that a question names, in order and disjoint; a month or day without a year is the last one that has begun. */
export function timeExpressions(question: string, now: Date): TimeExpression[] {
  let left = question;
  const found: TimeExpression[] = [];
  for (const form of [...absolute, ...relative]) {
    const [pattern, meaning, floating] = form;
    for (const match of left.matchAll(pattern)) {
      const [text, ...groups] = match;
      const days = meaning(groups, now);
      if (days === null || days.from > days.to) continue;
      const start = match.index;
      const end = start + text.length;
      found.push({ ...days, start, end, inYear: floating?.(groups) ?? null, isRelative: relative.includes(form) });
      left = left.slice(0, start) + '\u0000'.repeat(text.length) + left.slice(end);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The ISO date so many days after another. */
export function addDays(date: string, days: number): string {
  return isoOf(Date.parse(date) + days * 86_400_000);
}

function form(source: string, meaning: Meaning, flags = 'giu'): [RegExp, Meaning] {
  return [new RegExp(source, flags), meaning];
}

/** @param careful names that need a capital. */
function withoutYear(
  source: string,
  parts: (groups: Groups) => [month: number, day?: number],
  careful = /^$/,
): [RegExp, Meaning, (groups: Groups) => (year: number) => Days | null] {
  const inYear = (groups: Groups) => (y: number) => daysOf(y, ...parts(groups));
  const meaning: Meaning = (groups, now) => {
    if (groups.some((group) => group !== undefined && careful.test(group))) return null;
    const days = inYear(groups)(now.getUTCFullYear());
    const hasBegun = days === null || days.from <= isoOf(now.getTime());
    return hasBegun ? days : inYear(groups)(now.getUTCFullYear() - 1);
  };
  return [new RegExp(source, 'giu'), meaning, inYear];
}

function monthOf(name: string | undefined): number {
  return monthNames.indexOf(name!.slice(0, 3).toLowerCase());
}

function countOf(text: string | undefined): number {
  if (text === undefined || /^an?$/i.test(text)) return 1;
  if (/^few$/i.test(text)) return 3;
  if (/^couple of$/i.test(text)) return 2;
  return numbers.includes(text.toLowerCase()) ? numbers.indexOf(text.toLowerCase()) + 1 : Number(text);
}

/** A day, or a whole month; null where there is no such day. */
function daysOf(y: number, m: number, d?: number): Days | null {
  if (m < 0 || m > 11) return null;
  if (d === undefined) return monthsFrom(y, m, 1);
  const date = new Date(Date.UTC(y, m, d));
  return d >= 1 && date.getUTCMonth() === m ? { from: isoOf(date.getTime()), to: isoOf(date.getTime()) } : null;
}

function monthsFrom(y: number, m: number, months: number): Days {
  return { from: isoOf(Date.UTC(y, m, 1)), to: isoOf(Date.UTC(y, m + months, 0)) };
}

function yearsOf(a: number, b: number): Days | null {
  return a < b ? monthsFrom(a, 0, (b - a + 1) * 12) : null;
}

function lastSeason(first: number, now: Date): Days {
  const y = now.getUTCFullYear();
  const candidates = [y, y - 1, y - 2].map((one) => monthsFrom(one, first, 3));
  return candidates.find(({ to }) => to < isoOf(now.getTime()))!;
}

function daysAgo(now: Date, first: number, last: number): Days {
  const today = isoOf(now.getTime());
  return { from: addDays(today, -first), to: addDays(today, -last) };
}

/** The day so long ago; the week, month or year of it for longer units, since "three years ago" is no day. */
function ago(now: Date, n: number, unit: string): Days {
  return unit.toLowerCase() === 'day' ? daysAgo(now, n, n) : calendar(now, unit, n);
}

/** From so long ago until today. */
function stretch(now: Date, n: number, unit: string): Days {
  const lengths = new Map([
    ['day', 1],
    ['week', 7],
    ['month', 30],
    ['year', 365],
  ]);
  return daysAgo(now, Math.round(n * lengths.get(unit.toLowerCase())!), 0);
}

/** The calendar week (from Monday), month or year that lies `back` before this one. */
function calendar(now: Date, unit: string, back: number): Days {
  const y = now.getUTCFullYear();
  if (unit.toLowerCase() === 'year') return monthsFrom(y - back, 0, 12);
  if (unit.toLowerCase() === 'month') return monthsFrom(y, now.getUTCMonth() - back, 1);
  const sinceMonday = ((now.getUTCDay() + 6) % 7) + 7 * back;
  return daysAgo(now, sinceMonday, sinceMonday - 6);
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
