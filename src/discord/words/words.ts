import type { en } from './en.js';

/** Forms of a text by number, as Intl.PluralRules names them; `other` stands in for those that a language leaves out. */
export interface Forms {
  readonly one: string;
  readonly many?: string;
  readonly other: string;
}

/** A text's name in the catalogue: `<where it stands>.<what it says>`. */
export type Key = keyof typeof en;

/** The catalogue of one language: a text for each key, in forms where the English one has forms. */
export type Words = { readonly [K in Key]: (typeof en)[K] extends string ? string : Forms };

/** The names between the braces of a text. */
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type TextsOf<K extends Key> = (typeof en)[K] extends infer Text
  ? Text extends string
    ? Text
    : Text[keyof Text]
  : never;

/** What a text's placeholders are filled with. Numbers are written the reader's way. */
export type Values<K extends Key> =
  ((typeof en)[K] extends string ? never : 'count') | NamesIn<TextsOf<K>> extends infer Names extends string
  ? { readonly [Name in Names]: Name extends 'count' ? number : string | number }
  : never;

/** What has a name in the catalogue: a command, an option, a menu; and what has a description besides. */
export type NamedKey = { [K in Key]: K extends `${infer Named}.name` ? Named : never }[Key];
export type DescribedKey = { [K in Key]: K extends `${infer Described}.description` ? Described : never }[Key];
