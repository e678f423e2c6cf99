import type { Notice } from '../../types.js';
import { en } from './en.js';
import type { Language } from './language.js';
import type { Key } from './words.js';

/** An engine's notice in the reader's language where the catalogue has it; otherwise as it is, in English. */
export function noticeIn(language: Language, { code, details, message }: Notice): string {
  const key = [`notice.${code}`, `error.${code}`].find((one) => Object.hasOwn(en, one));
  const first = details?.[0];
  if (key === undefined || first === undefined) return message;
  const say = (one: Key, values: unknown) => (language.say as (key: Key, values: unknown) => string)(one, values);
  const item = `${key}.item`;
  if (!Object.hasOwn(en, item)) return say(key as Key, first);
  return say(key as Key, { list: language.list(details!.map((one) => say(item as Key, one))) });
}
