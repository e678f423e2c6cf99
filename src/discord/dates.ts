const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * `2024-01-30` as `30 January 2024`; anything else as it is. Written out rather than as Discord's `<t:…:D>`, which counts an
 * instant: for readers far enough east or west of it a calendar date would come out as the day before or after.
 */
export function formatDate(iso: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  return date === null || Number.isNaN(date.getTime()) ? iso : long.format(date);
}

/** Seconds or minutes in words: `4 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
