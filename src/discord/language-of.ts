import type { Guild, Locale } from 'discord.js';
import { type Language, languageFor } from './words/language.js';

/** In which language to answer an interaction: the member's own. */
export function languageOf(interaction: { readonly locale: Locale }): Language {
  return languageFor(interaction.locale);
}

/** In which language to answer a message, which doesn't tell its author's: the server's. */
export function languageIn(guild: Guild | null): Language {
  return languageFor(guild?.preferredLocale);
}
