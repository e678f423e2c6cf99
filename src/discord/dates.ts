/**
 * An article's date in the reader's own way of writing: Discord's `<t:…:D>` for `2024-01-30`; anything else as it is, to be escaped.
 *
 * An article's date is a calendar date without a time, while Discord's timestamps are instants, shown in the reader's time zone. At
 * 10:00 UTC it is the same calendar day from UTC−10 to UTC+13:59, that is for everyone from Hawaii to New Zealand (whom noon would
 * lose); readers in American Samoa and on Kiribati's Line Islands see the day before or after.
 */
export function timestampOf(iso: string): string | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T10:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : `<t:${time / 1_000}:D>`;
}

/** Seconds or minutes in words, from one second: `4 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
