import type { Localizations } from './commands.js';
import type { Path } from './component.js';
import type { Problems } from './problems.js';

/** The languages that Discord knows (https://docs.discord.com/developers/reference#locales). */
const locales =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );

/** What slash commands and options may be called: letters, digits, `-`, `_` and `'`, in lower case where there is one. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Checks the name of a slash command or option. */
export function checkName(name: string | undefined, path: Path, problems: Problems): void {
  problems.required(path, name, 32);
  if (name === undefined || (namePattern.test(name) && name === name.toLowerCase())) return;
  problems.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

/** Checks each translation with `check`, and that its language is one of Discord's. */
export function checkLocalizations(
  given: Localizations | undefined,
  path: Path,
  problems: Problems,
  check: (text: string, path: Path) => void,
): void {
  for (const [locale, text] of Object.entries(given ?? {})) {
    if (!locales.includes(locale)) {
      const message = `Value must be one of {${locales.map((one) => `'${one}'`).join(', ')}}.`;
      problems.add([...path, locale], 'BASE_TYPE_CHOICES', message);
    } else if (text !== null) check(text, [...path, locale]);
  }
}

interface Named {
  readonly name: string;
  readonly name_localizations?: Localizations;
}

/** Refuses names that occur twice, in any language: what has no translation goes by its own name there. */
export function checkDistinct(all: readonly Named[], at: (i: number) => Path, code: string, problems: Problems): void {
  const inUse = [undefined, ...new Set(all.flatMap((one) => Object.keys(one.name_localizations ?? {})))];
  const refused = new Set<number>();
  for (const locale of inUse) {
    const seen = new Set<string>();
    all.forEach((one, i) => {
      const name = (locale === undefined ? null : one.name_localizations?.[locale]) ?? one.name;
      if (seen.has(name) && !refused.has(i)) {
        problems.add(at(i), code, 'Application command names must be unique');
        refused.add(i);
      }
      seen.add(name);
    });
  }
}
