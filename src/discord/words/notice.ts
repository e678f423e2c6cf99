import type { Notice } from '../../types.js';
import { en } from './en.js';
import type { Language } from './language.js';
import type { Key } from './words.js';

/** An engine's notice in the reader's language where the catalogue has it; otherwise as it is, in English. */
export function noticeIn(language: Language, { code, details, message }: Notice): string {
  const key = [`notice.${code}`, `error.${code}`].find((one) => Object.hasOwn(en, one));
  const first = details?.[0];
  if (key === undefined || first === undefined) return message;
  if (key === 'notice.FILTER_EMPTY') return filterIn(language, details!);
  const say = (one: Key, values: unknown) => (language.say as (key: Key, values: unknown) => string)(one, values);
  const item = `${key}.item`;
  if (!Object.hasOwn(en, item)) return say(key as Key, first);
  return say(key as Key, { list: language.list(details!.map((one) => say(item as Key, one))) });
}

/** A filter that leaves no article: its options by the names that the reader knows them by, and the outlets there are. */
function filterIn(language: Language, details: NonNullable<Notice['details']>): string {
  const named = details.map(({ option = '', value = '' }) =>
    language.say('notice.FILTER_EMPTY.item', {
      option: language.say(`command.ask.${option as 'source' | 'after' | 'before'}.name`),
      value,
    }),
  );
  const told = language.say('notice.FILTER_EMPTY', { list: language.list(named) });
  const { outlets = '', count = '0' } = details[0] ?? {};
  return outlets === '' ? told : `${told} ${language.say('status.outlets', { count: Number(count), outlets })}`;
}
