import { dateLineOf, findDate } from '../reading/dates.js';
import { isByline } from './style.js';

/** What a line between headline and article tells of its making. */
export interface Credit {
  readonly author: string | null;
  /** ISO date. */
  readonly date: string | null;
  /** Whether the date is that of an update. */
  readonly updated: boolean;
}

const SEPARATOR = /\s*[|•·\n]\s*|\s[–—-]\s/u;
const LENGTH = /^\d+[ -](?:min(?:ute)?s?(?: read)?|comments?)$/iu;

/**
 * A line that holds nothing but a byline, a date, or both: `By Jane Doe`, `30 January 2024`, `By Jane Doe | Updated 30 January 2024`.
 * Null for other lines.
 */
export function creditOf(line: string): Credit | null {
  const date = dateLineOf(line);
  if (date !== null) return { author: null, date: date.iso, updated: date.label === 'updated' };
  if (line.length > 160) return null;
  const found = findDate(line);
  const rest = found === null ? line : `${line.slice(0, found.start)} | ${line.slice(found.end)}`;
  let author: string | null = null;
  for (const raw of rest.split(SEPARATOR)) {
    const part = raw.replace(/^[\s,]+|[\s,;]+$/gu, '');
    if (isByline(part)) author ??= part.replace(/^(?:written |reported )?(?:by|author)\s?:?\s*/iu, '');
    // What is left beside a date is a label, a weekday or a time, as it may stand with the date.
    else if (part !== '' && !LENGTH.test(part) && (found === null || dateLineOf(`${part} ${found.iso}`) === null))
      return null;
  }
  return author === null ? null : { author, date: found?.iso ?? null, updated: /\bupdated\b/iu.test(line) };
}
