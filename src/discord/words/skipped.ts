import type { Skipped } from '../../types.js';
import { en } from './en.js';
import type { Language } from './language.js';
import type { Key } from './words.js';

/**
 * Why a file was left out, in the reader's language, in which it is told shorter than in English; and so it is in English where the system
 * gives the cause, which names the file's place on the machine.
 */
export function reasonIn(language: Language, { code, reason }: Skipped): string {
  const key = `skipped.${code}`;
  if ((language.code === 'en' && code !== 'FILE_UNREADABLE') || !Object.hasOwn(en, key)) return reason;
  return (language.say as (key: Key) => string)(key as Key);
}
