import { describe, expect, test } from 'vitest';
import { commands, definitions, menus } from '../../../src/discord/commands/registry.js';
import { type LanguageCode, catalogues, languageFor } from '../../../src/discord/words/language.js';
import type { Key } from '../../../src/discord/words/words.js';

const codes = Object.keys(catalogues) as LanguageCode[];
const keys = Object.keys(catalogues.en) as Key[];
const formsOf = (code: LanguageCode, key: Key): Record<string, string> => {
  const text = catalogues[code][key];
  return typeof text === 'string' ? { text } : { ...text };
};
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const allPlaceholders = (code: LanguageCode, key: Key) =>
  [...new Set(Object.values(formsOf(code, key)).flatMap(placeholders))].sort();

describe.each(codes)('the words in %s', (code) => {
  test('have every key, and no other', () => {
    expect(Object.keys(catalogues[code]).sort()).toEqual([...keys].sort());
  });

  test('are never empty, tidy, and without half a placeholder', () => {
    for (const key of keys) {
      for (const text of Object.values(formsOf(code, key))) {
        expect(text.trim(), key).toBe(text);
        expect(text, key).not.toBe('');
        expect(text.replace(/\{\w+\}/g, 'x'), key).not.toMatch(/[{}]| {2}/);
      }
    }
  });

  test('have the same placeholders as in English, in every form', () => {
    for (const key of keys) {
      expect(allPlaceholders(code, key), key).toEqual(allPlaceholders('en', key));
      for (const [form, text] of Object.entries(formsOf(code, key))) {
        const wanted = allPlaceholders('en', key).filter((name) => name !== 'count' || form !== 'one');
        expect(placeholders(text), `${key} ${form}`).toEqual(expect.arrayContaining(wanted));
      }
    }
  });

  test('have the forms that their numbers take', () => {
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
    for (const key of keys) {
      const text = catalogues[code][key];
      if (typeof text === 'string') continue;
      for (const form of Object.keys(text)) expect(pluralCategories, key).toContain(form);
    }
  });

  test('fit where they stand: names, descriptions, labels', () => {
    for (const key of keys) {
      const text = catalogues[code][key] as string;
      if (/^command\..*\.name$/.test(key)) {
        expect(text, key).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
        expect(text, key).toBe(text.toLowerCase());
      } else if (/^menu\..*\.name$/.test(key)) expect(text.length, key).toBeLessThanOrEqual(32);
      else if (key.endsWith('.description')) expect(text.length, key).toBeLessThanOrEqual(100);
      else if (key.startsWith('button.')) expect(text.length, key).toBeLessThanOrEqual(80);
    }
  });

  test('name no two commands, and no two options of a command, alike', () => {
    const groups = new Map<string, string[]>();
    for (const key of keys.filter((one) => /^(command|menu)\..*\.name$/.test(one))) {
      const parts = key.split('.').slice(0, -2);
      const group = parts.join('.');
      groups.set(group, [...(groups.get(group) ?? []), catalogues[code][key] as string]);
    }
    for (const [group, names] of groups) expect(new Set(names).size, group).toBe(names.length);
  });
});

test('every language but English is another one', () => {
  for (const code of codes.filter((one) => one !== 'en')) {
    const same = keys.filter((key) => JSON.stringify(catalogues[code][key]) === JSON.stringify(catalogues.en[key]));
    expect(same.length / keys.length, `${code}: ${same.join(', ')}`).toBeLessThan(0.1);
  }
});

test('commands keep their promised English names and labels', () => {
  const promised = [
    ...['ask', 'lookup', 'article', 'status', 'follow', 'unfollow', 'forget-me'],
    ...['reindex', 'gaps', 'add', 'remove', 'settings'],
  ];
  expect([...commands.keys()]).toEqual(expect.arrayContaining(promised));
  const options = (name: string) => commands.get(name)!.definition.options?.map((option) => option.name);
  expect(options('ask')).toEqual(['question', 'private', 'source', 'after', 'before']);
  expect(['reindex', 'gaps', 'add', 'remove', 'settings'].map(options)).toEqual([
    ['rebuild'],
    undefined,
    ['file'],
    ['title'],
    undefined,
  ]);
  const { en } = catalogues;
  expect([
    en['button.context'],
    en['button.sources'],
    en['button.helpful'],
    en['button.notHelpful'],
    en['button.share'],
    en['button.previous'],
    en['button.next'],
  ]).toEqual(['Context', 'More sources', 'Helpful', 'Not helpful', 'Share', 'Previous', 'Next']);
  expect(definitions).toHaveLength(commands.size + menus.size);
});

test('every command, option and menu is called something in every language', () => {
  type Named = {
    readonly name: string;
    readonly name_localizations?: object | null;
    readonly description_localizations?: object | null;
    readonly options?: readonly Named[];
  };
  const check = (named: Named) => {
    expect(Object.keys(named.name_localizations ?? {}), named.name).toEqual(['de', 'fr', 'es-ES', 'es-419']);
    if ('description' in named)
      expect(Object.keys(named.description_localizations ?? {}), named.name).toEqual(['de', 'fr', 'es-ES', 'es-419']);
    named.options?.forEach(check);
  };
  (definitions as readonly Named[]).forEach(check);
});

describe('languageFor', () => {
  test('knows Discord’s locales, and falls back to English', () => {
    expect(['de', 'fr', 'es-ES', 'es-419', 'en-GB', 'ja', null].map((locale) => languageFor(locale).code)).toEqual([
      'de',
      'fr',
      'es',
      'es',
      'en',
      'en',
      'en',
    ]);
  });

  test('chooses forms by number, and writes numbers the reader’s way', () => {
    const say = (locale: string, count: number) => languageFor(locale).say('answer.alsoIn', { count });
    expect(say('en-US', 1)).toBe('also in 1 other article');
    expect(say('en-US', 1_234)).toBe('also in 1,234 other articles');
    expect(say('de', 1_234)).toBe('auch in 1.234 weiteren Artikeln');
    expect(say('fr', 0)).toBe('aussi dans 0 autre article');
    expect(say('fr', 1_000_000)).toMatch(/d’autres articles$/);
  });

  test('fills placeholders once: what is put in is never taken for one', () => {
    expect(languageFor('en').say('dates.range', { from: '{to}', to: 'x' })).toBe('{to} to x');
  });
});
