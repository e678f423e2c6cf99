import { Locale, type LocalizationMap } from 'discord.js';
import { type LanguageCode, catalogues } from '../words/language.js';
import type { DescribedKey, Key, NamedKey } from '../words/words.js';

/** Discord's locales of each language but English, which is the default. */
const locales: Record<Exclude<LanguageCode, 'en'>, readonly Locale[]> = {
  de: [Locale.German],
  fr: [Locale.French],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
};

function wordIn(code: LanguageCode, key: string): string {
  return catalogues[code][key as Key] as string;
}

function translations(key: string): LocalizationMap {
  return Object.fromEntries(
    Object.entries(locales).flatMap(([code, names]) =>
      names.map((name) => [name, wordIn(code as LanguageCode, key)] as const),
    ),
  );
}

/** The name of a command or option, English by default, and in the other languages. */
export function named(key: NamedKey): { readonly name: string; readonly name_localizations: LocalizationMap } {
  return { name: wordIn('en', `${key}.name`), name_localizations: translations(`${key}.name`) };
}

/** Name and description of a command or option, from the catalogue: `command.ask`, `command.ask.private`. */
export function worded(key: DescribedKey & NamedKey): ReturnType<typeof named> & {
  readonly description: string;
  readonly description_localizations: LocalizationMap;
} {
  return {
    ...named(key),
    description: wordIn('en', `${key}.description`),
    description_localizations: translations(`${key}.description`),
  };
}
