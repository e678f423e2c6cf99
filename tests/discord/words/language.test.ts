import { describe, expect, it } from 'vitest';
import { languageFor } from '../../../src/discord/words/language.js';

describe('say', () => {
  it.each([
    ['en', 'They met at sea.', '“They met at sea.” Now one does'],
    ['en', 'Who met?', '“Who met?” Now one does'],
    ['en', 'Who met', '“Who met”. Now one does'],
    ['de', 'Wer?', '„Wer?“ Jetzt'],
    ['de', 'Wer', '„Wer“. Jetzt'],
    ['fr', 'Qui ?', '« Qui ? » L’un'],
    ['es', '¿Quién?', '«¿Quién?» Ahora'],
  ])('puts no full stop behind a quotation that has its own: %s, %s', (locale, question, expected) => {
    const told = languageFor(locale).say('follow.told', { question });
    expect(told.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')).toContain(expected);
  });

  it('tells members whom to ask, and not what an operator configures', () => {
    for (const locale of ['en', 'de', 'fr', 'es'])
      expect(languageFor(locale).say('error.NOT_MODERATOR')).not.toMatch(/[A-Z]+_[A-Z]/);
  });
});
