/** Languages whose month and weekday names are understood in dates. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

/** A calendar date found in a text, with where it stands. */
export interface FoundDate {
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const months = namesOf('month', 12);
const weekdays = namesOf('weekday', 7);
months.set('sept', 9);

/** Long and short names, folded, to their number from 1 (weekdays from Monday). */
function namesOf(part: 'month' | 'weekday', count: number): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const width of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { [part]: width, timeZone: 'UTC' });
      for (let i = 0; i < count; i++) {
        // 1 January 2024 was a Monday.
        const date = part === 'month' ? Date.UTC(2024, i, 15) : Date.UTC(2024, 0, 1 + i);
        const folded = fold(format.format(date)).replace(/\.$/, '');
        if (!names.has(folded)) names.set(folded, i + 1);
      }
    }
  }
  return names;
}

/** Every written form of a full date, with the order of its parts. Day and month in figures count only where they cannot be swapped. */
const FORMS: readonly { pattern: RegExp; order: 'ymd' | 'dmy' | 'mdy' | 'either' }[] = [
  { pattern: /(?<![\d.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/gu, order: 'ymd' },
  { pattern: /(?<!\d)(\d{4})(年)(\d{1,2})月(\d{1,2})日/gu, order: 'ymd' },
  {
    pattern:
      /(?<![\d.])(\d{1,2})(st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/giu,
    order: 'dmy',
  },
  { pattern: /(?<!\p{L})(\p{L}{3,10})(\.)?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu, order: 'mdy' },
  { pattern: /(?<![\d.])(\d{1,2})(\.)(\d{1,2})\.(\d{4})(?!\d)/gu, order: 'dmy' },
  { pattern: /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/gu, order: 'either' },
];

/** The first full date (day, month and year) in a text, or null. Impossible and ambiguous ones are passed over. */
export function findDate(text: string): FoundDate | null {
  let first: FoundDate | null = null;
  for (const { pattern, order } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      if (first !== null && first.start <= match.index) break;
      const iso = isoOf([match[1]!, match[3]!, match[4]!], order);
      if (iso === null) continue;
      first = { iso, start: match.index, end: match.index + match[0].length };
      break;
    }
  }
  return first;
}

/**
 * A date from metadata as ISO `yyyy-mm-dd`: the calendar date as it is written, whatever its time zone, or the UTC date of a
 * number of seconds or milliseconds since 1970. Null for anything else.
 */
export function isoDate(value: unknown): string | null {
  if (typeof value === 'number') {
    const milliseconds = Math.abs(value) < 1e11 ? value * 1_000 : value;
    if (!(milliseconds >= 1e11 && milliseconds < 1e13)) return null;
    return new Date(milliseconds).toISOString().slice(0, 10);
  }
  if (typeof value !== 'string') return null;
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/.exec(value.trim());
  if (compact !== null) return isoOf([compact[1]!, compact[2]!, compact[3]!], 'ymd');
  return findDate(value.slice(0, 200))?.iso ?? null;
}

function isoOf([a, b, c]: [string, string, string], order: 'ymd' | 'dmy' | 'mdy' | 'either'): string | null {
  if (order === 'ymd') return valid(Number(a), monthOf(b), Number(c));
  if (order === 'dmy') return valid(Number(c), monthOf(b), Number(a));
  if (order === 'mdy') return valid(Number(c), monthOf(a), Number(b));
  const readings = [valid(Number(c), Number(b), Number(a)), valid(Number(c), Number(a), Number(b))];
  const distinct = new Set(readings.filter((iso) => iso !== null));
  return distinct.size === 1 ? [...distinct][0]! : null;
}

function monthOf(name: string): number {
  return /^\d/.test(name) ? Number(name) : (months.get(fold(name)) ?? 0);
}

function valid(year: number, month: number, day: number): string | null {
  if (year < 1500 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

const LABEL =
  /^(?:first published|last updated|last modified|originally published|published|publication date|posted|updated|modified|issued|created|released|date|pub date)(?: (?:on|at))?\s*[:|-]?\s+/iu;
const TIME =
  /(?:\bat\s+)?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?(?!\p{L})|\b(?:GMT|UTC|BST|CET|CEST|MSK|IST|HKT|[ECMP][SD]?T)(?:[+-]\d{1,2})?\b|\b(?:min(?:ute)?s?|hours?) (?:read|ago)\b/giu;

/** What a line that tells a date is: `plain` without a label. */
export interface DateLine {
  readonly iso: string | null;
  readonly label: 'published' | 'updated' | 'plain';
}

/**
 * A line that holds nothing but a date, with or without a label, a weekday, a time, a second date
 * (`Published 11:32 AM EDT, Thu 6 October 2022`). `iso` is null where a label stands before a date without a year. Null for other lines.
 */
export function dateLineOf(line: string): DateLine | null {
  if (line.length > 120) return null;
  const labelled = LABEL.exec(line);
  const found = findDate(line);
  if (found === null && labelled === null) return null;
  let rest = found === null ? line : `${line.slice(0, found.start)} ${line.slice(found.end)}`;
  const second = findDate(rest);
  if (second !== null) rest = `${rest.slice(0, second.start)} ${rest.slice(second.end)}`;
  const words =
    rest
      .replace(LABEL, ' ')
      .replace(TIME, ' ')
      .match(/[\p{L}\d]+/gu) ?? [];
  const left = words.filter((word) => !isDateWord(word, found === null));
  if (left.length > 0) return null;
  if (found === null && words.length === 0 && !/\d/.test(rest)) return null;
  const updated = labelled !== null && /updated|modified/i.test(labelled[0]);
  return { iso: found?.iso ?? null, label: updated ? 'updated' : labelled === null ? 'plain' : 'published' };
}

function isDateWord(word: string, partial: boolean): boolean {
  const folded = fold(word);
  if (weekdays.has(folded) || /^(?:published|updated|posted|on|at|by|date|last|first|ist|and)$/.test(folded))
    return true;
  return partial && (months.has(folded) || /^\d{1,2}(?:st|nd|rd|th)?$/.test(folded));
}

/** A labelled date glued to the front of a paragraph (`date 2023-04-17 The minister …`): the date, and where the paragraph begins. */
export function datePrefixOf(line: string): { iso: string; end: number } | null {
  const labelled = LABEL.exec(line);
  if (labelled === null) return null;
  const found = findDate(line.slice(0, 120));
  if (found?.start !== labelled[0].length) return null;
  const after =
    /^(?:[\s,|T]*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T))?)?(?!,)[\s|:–—-]+(?=["'“‘(]?[\p{Lu}\p{Lo}\d])/u;
  const gap = after.exec(line.slice(found.end));
  return gap === null ? null : { iso: found.iso, end: found.end + gap[0].length };
}

/** The date of an agency's dateline at the head of a paragraph: `MOSCOW, April 16, 2023 (Agency) — …`. */
export function datelineOf(paragraph: string): string | null {
  const head = paragraph.slice(0, 120);
  const found = findDate(head);
  if (found === null) return null;
  const before = head.slice(0, found.start);
  if (!/^(?:\p{Lu}[\p{L}.'’-]*(?:[\s,/]+|$)|\([^)]{2,40}\)[\s,–—-]*){0,6}$/u.test(before)) return null;
  return /^\s*(?:\([^)]{2,40}\)|\/[^/]{2,40}\/)?\s*(?:[—–]|--?\s)/u.test(head.slice(found.end)) ? found.iso : null;
}
