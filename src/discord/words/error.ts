import type { VerbatimError } from '../../errors.js';
import { en } from './en.js';
import type { Language } from './language.js';
import type { Key } from './words.js';

/** What only an operator can mend: told in other languages than English without paths and causes, which the log has. */
const operators = /^(SEEDS_(MISSING|UNREADABLE|EMPTY)|INDEX_(NOT_WRITABLE|OTHER_MODEL)|MODEL_)/;

/**
 * An error's message in the reader's language where the catalogue has it; otherwise as it is, in English, as operators' logs and the
 * command line have it.
 */
export function errorIn(language: Language, { code, details, message }: VerbatimError): string {
  if (language.code === 'en' && operators.test(code)) return message;
  const key = `error.${code}`;
  // Of another process's error only the message arrives.
  if (!Object.hasOwn(en, key) || (details === undefined && /\{\w/.test(en[key as Key] as string))) return message;
  return (language.say as (key: Key, values: unknown) => string)(key as Key, details ?? {});
}
