import type { Guild } from 'discord.js';
import type { Context } from './context.js';
import { type AskedAt, settingsOf } from './settings-of.js';
import { type Language, languageFor } from './words/language.js';

/**
 * In which language to answer: in the one that moderators chose; else in the member's own, which an interaction tells, or the server's,
 * as a message tells none.
 */
export function languageOf(
  asked: AskedAt & { readonly locale?: string | null; readonly guild: Guild | null },
  context: Context,
): Language {
  const { language } = settingsOf(asked, context);
  return languageFor(language === 'auto' ? (asked.locale ?? asked.guild?.preferredLocale) : language);
}
