import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Key, Values, Words } from './words.js';

/** Every language of the interface, by its code. */
export const catalogues = { en, de, fr, es } as const satisfies Record<string, Words>;
export type LanguageCode = keyof typeof catalogues;

/** What the bot says, in the reader's language. */
export interface Language {
  readonly code: LanguageCode;
  /** The text for a key, its placeholders filled: numbers the reader's way, strings as they are (escape them before). */
  say<K extends Key>(key: K, ...values: [keyof Values<K>] extends [never] ? [] : [values: Values<K>]): string;
  /** @param decimals how many to show; none unless given. */
  number(value: number, decimals?: 0 | 1): string;
  /** `a, b and c`. */
  list(items: readonly string[]): string;
}

export function isLanguageCode(code: string): code is LanguageCode {
  return Object.hasOwn(catalogues, code);
}

const made = new Map<string, Language>();

/** The language for a locale of Discord's (`de`, `es-419`); English where there is no catalogue for it. */
export function languageFor(locale: string | null | undefined): Language {
  const code = locale?.split('-', 1)[0] ?? 'en';
  const name = isLanguageCode(code) ? (locale ?? code) : 'en';
  let language = made.get(name);
  if (language === undefined) made.set(name, (language = createLanguage(name, isLanguageCode(code) ? code : 'en')));
  return language;
}

function createLanguage(locale: string, code: LanguageCode): Language {
  const words: Words = catalogues[code];
  const rules = new Intl.PluralRules(locale);
  const numbers = [0, 1].map(
    (decimals) => new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  const lists = new Intl.ListFormat(locale);
  const number = (value: number, decimals: 0 | 1 = 0) => numbers[decimals]!.format(value);
  return {
    code,
    say: (key, ...[values = {}]: readonly [values?: Readonly<Record<string, string | number>>]) => {
      const text = words[key];
      const chosen = typeof text === 'string' ? text : formOf(text, rules.select(Number(values['count'])));
      return chosen.replace(/\{(\w+)\}(?:(\s?[”“»])\.)?/gu, (_, name: string, closing?: string) => {
        const value = values[name]!;
        const filled = typeof value === 'number' ? number(value) : value;
        // What is quoted brings its own full stop.
        return closing === undefined ? filled : filled + closing + (/[.!?…]$/.test(filled) ? '' : '.');
      });
    },
    number,
    list: (items) => lists.format(items),
  };
}

function formOf(forms: Exclude<Words[Key], string>, category: Intl.LDMLPluralRule): string {
  return (forms as Partial<Record<Intl.LDMLPluralRule, string>>)[category] ?? forms.other;
}
