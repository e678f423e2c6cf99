import { reading } from '../tunables.js';
import { isoDate } from './dates.js';

/** What an article's metadata says, normalised; null where it says nothing usable. */
export interface Fields {
  readonly id: string | null;
  readonly title: string | null;
  readonly source: string | null;
  readonly author: string | null;
  /** ISO `yyyy-mm-dd`. */
  readonly date: string | null;
  /** http or https. */
  readonly url: string | null;
}

type Name = keyof Fields | 'text';

/** Names under which a field is looked for, the surest first; compared without case, spaces, `-` and `_`. */
const SYNONYMS: Readonly<Record<Name, readonly string[]>> = {
  id: ['id'],
  title: ['title', 'headline', 'head', 'name'],
  source: ['source', 'outlet', 'publisher', 'publication', 'sitename', 'newspaper', 'agency', 'site'],
  author: ['author', 'authors', 'byline', 'by', 'creator', 'writer'],
  date: (
    'date published publishedat publisheddate publishedtime publishdate publicationdate datepublished pubdate publishedon datetime ' +
    'created createdat timestamp updated updatedat modified'
  ).split(' '),
  url: ['url', 'link', 'href', 'permalink', 'canonical', 'canonicalurl', 'sourceurl'],
  text: ['text', 'body', 'content', 'articlebody', 'maintext', 'fulltext', 'article'],
};
const fieldOf = new Map(
  Object.entries(SYNONYMS).flatMap(([field, names]) => names.map((name) => [name, field as Name])),
);
const plain = (key: string) => key.toLowerCase().replace(/[\s_-]+/g, '');

/** The field that a key of front matter or JSON names, or null. */
export function fieldNamed(key: string): Name | null {
  return fieldOf.get(plain(key)) ?? null;
}

/** The fields of a record of front matter, of a JSON line or of gathered HTML metadata. Unusable values count as missing. */
export function fieldsOf(record: Readonly<Record<string, unknown>>): Fields {
  return {
    id: first(record, 'id', identifier),
    title: first(record, 'title', words),
    source: first(record, 'source', named),
    author: first(record, 'author', person),
    date: first(record, 'date', isoDate),
    url: first(record, 'url', webAddress),
  };
}

/** The value of the `text` field as it stands, or undefined. */
export function textOf(record: Readonly<Record<string, unknown>>): unknown {
  return first(record, 'text', (value) => value ?? null) ?? undefined;
}

/** The fields of `a`, and those of `b` where `a` has none. */
export function mergeFields(a: Fields, b: Fields): Fields {
  return {
    id: a.id ?? b.id,
    title: a.title ?? b.title,
    source: a.source ?? b.source,
    author: a.author ?? b.author,
    date: a.date ?? b.date,
    url: a.url ?? b.url,
  };
}

/** What a record holds under one of a field's names, usable or not; undefined where it holds nothing. */
export function givenFor(record: Readonly<Record<string, unknown>>, name: keyof Fields): unknown {
  return first(record, name, (value) => (value === '' ? null : (value ?? null))) ?? undefined;
}

function first<T>(record: Readonly<Record<string, unknown>>, name: Name, read: (value: unknown) => T | null): T | null {
  const keys = new Map(Object.keys(record).map((key) => [plain(key), key]));
  for (const synonym of SYNONYMS[name]) {
    const key = keys.get(synonym);
    const value = key === undefined ? null : read(record[key]);
    if (value !== null) return value;
  }
  return null;
}

/** A web address, or null: nothing but http and https is ever linked to. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > reading.maxFieldLength) return null;
  if (!/^\s*https?:\/\//i.test(value)) return null;
  try {
    return new URL(value.trim()).href;
  } catch {
    return null;
  }
}

function identifier(value: unknown): string | null {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : words(value);
}

/** A string with every half of a surrogate pair, which cannot be stored, replaced by U+FFFD, which is as long. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function words(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  if (value.length > reading.maxFieldLength) return null;
  const collapsed = wellFormed(value)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return collapsed === '' ? null : collapsed;
}

/** A string, or the `name` of an object as in JSON-LD, or several of them. */
function named(value: unknown): string | null {
  if (Array.isArray(value))
    return words(
      value
        .map(named)
        .filter((name) => name !== null)
        .join(', '),
    );
  if (typeof value === 'object' && value !== null) return words((value as { name?: unknown }).name);
  return words(value);
}

function person(value: unknown): string | null {
  const name =
    named(value)
      ?.replace(/^by[:\s]\s*/i, '')
      .replace(/\s*@\S+$/, '') ?? null;
  return name === '' || name === null || /^https?:/i.test(name) ? null : name;
}
