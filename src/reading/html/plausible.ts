import { isoDate } from '../dates.js';
import type { Fields } from '../fields.js';

/** Authors that name nobody. */
const NOBODY =
  /^(?:admin(?:istrator)?|webmaster|editors?|editorial(?: team| staff)?|staff(?: writers?| reporter)?|guest(?: author)?|unknown|anonymous|none|null|undefined|n\/a|user|root|author|super ?user|site ?admin|web ?desk|news ?desk|default)$/iu;
/** The web's first year, less one: dates before it are those of unset fields. */
const FIRST_YEAR = 1990;
const DAY = 86_400_000;

/** Fields without what a page cannot mean: dates to come or of an unset clock, authors who name nobody, titles without letters. */
export function plausible(fields: Fields): Fields {
  return { ...fields, title: titled(fields.title), author: authored(fields.author), date: plausibleDate(fields.date) };
}

function titled(title: string | null): string | null {
  const plain = title === null ? '' : withoutEntities(title);
  return /\p{L}/u.test(plain) && !/^(?:untitled|home|no title)$/iu.test(plain) ? plain : null;
}

/** The names of persons in a list of authors; handles, addresses and names of nobody are none. */
function authored(author: string | null): string | null {
  if (author === null) return null;
  const names = withoutEntities(author)
    .split(/\s*[,;|]\s*/u)
    .map((name) => name.replace(/\(?\s*\S+@\S+\.\w+\)?/gu, '').trim())
    .filter((name) => /\p{L}/u.test(name) && !NOBODY.test(name) && !/^@|^https?:|^www\.|^\S+@\S+$/iu.test(name));
  const known = names.filter((name, i) => names.indexOf(name) === i).join(', ');
  return known === '' || known.length > MAX_AUTHOR ? null : known;
}

const MAX_AUTHOR = 200;

/** A date that a page can mean, as ISO `yyyy-mm-dd`; null for any other value. */
export function plausibleDate(value: unknown): string | null {
  const date = isoDate(value);
  if (date === null || Number(date.slice(0, 4)) < FIRST_YEAR) return null;
  // A page may come from a zone in which it is tomorrow already.
  return Date.parse(date) > Date.now() + 2 * DAY ? null : date;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', ndash: '–', mdash: '—', hellip: '…',
}; // prettier-ignore

/** Text whose characters a page has escaped once too often. */
function withoutEntities(text: string): string {
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/giu,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
        return code > 0x1f && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
          ? String.fromCodePoint(code)
          : whole;
      },
    )
    .replace(/\s+/gu, ' ')
    .trim();
}
