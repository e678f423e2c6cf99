import type { Reader } from './reader.js';

/** Discord's styles of timestamps (https://docs.discord.com/developers/reference#message-formatting-timestamp-styles). */
const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `<t:seconds:style>` as a reader sees it, in UTC, so that a picture is the same wherever it is taken. */
export function timestampText(seconds: number, style: string, { locale, now }: Reader): string {
  if (style !== 'R') {
    const format = new Intl.DateTimeFormat(locale, { ...(styles[style] ?? styles['f']!), timeZone: 'UTC' });
    return format.format(seconds * 1_000);
  }
  const ahead = seconds - Math.round(now / 1_000);
  const [unit, length] = units.find(([, one]) => Math.abs(ahead) >= one) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(ahead / length), unit);
}
