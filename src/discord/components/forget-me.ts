import type { Forgotten } from '../../community/forget.js';
import type { Language } from '../words/language.js';
import type { Component } from './component.js';
import { textOnly } from './parts.js';

/** Erases who clicks, and says what was erased. */
export const forgetMe: Component = {
  action: 'forget-me',
  forModerators: false,
  reply: 'update',
  run: ({ user }, _parts, { community, logger }, { language }) => {
    const forgotten = community.people.forget(user.id);
    // Who it was is what is to be forgotten.
    logger.info({ ...forgotten }, 'a member was erased');
    return Promise.resolve(textOnly(renderForgotten(forgotten, language)));
  },
};

/** Leaves everything as it is. */
export const forgetMeNot: Component = {
  action: 'forget-me-not',
  forModerators: false,
  reply: 'update',
  run: (_interaction, _parts, _context, { language }) => Promise.resolve(textOnly(language.say('forget.kept'))),
};

function renderForgotten(forgotten: Forgotten, language: Language): string {
  const kinds = ['votes', 'gaps', 'follows', 'answers', 'unlinked'] as const;
  const counted = kinds
    .filter((kind) => forgotten[kind] > 0)
    .map((kind) => `- ${language.say(`forget.${kind}`, { count: forgotten[kind] })}`);
  return counted.length === 0 ? language.say('forget.nothing') : [language.say('forget.done'), ...counted].join('\n');
}
