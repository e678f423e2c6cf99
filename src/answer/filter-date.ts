/**
 * A date that limits a search, as an ISO calendar date: `2024-01-31` as it is; of a month (`2024-01`) or a year (`2024`) the first
 * day for `after` and the last for `before`, so that the whole of it counts. Null where the value is no date that exists.
 */
export function parseFilterDate(value: string, side: 'after' | 'before'): string | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value.trim());
  if (match === null) return null;
  const [, year, month, day] = match;
  const y = Number(year);
  const m = month === undefined ? (side === 'after' ? 1 : 12) : Number(month);
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const d = day === undefined ? (side === 'after' ? 1 : last) : Number(day);
  if (y < 1_000 || m < 1 || m > 12 || d < 1 || d > last) return null;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
