import { expect, test } from 'vitest';
import { errorIn } from '../../../src/discord/words/error.js';
import { languageFor } from '../../../src/discord/words/language.js';
import { VerbatimError } from '../../../src/errors.js';

const errors = [
  new VerbatimError('SEEDS_MISSING', { path: '/srv/x' }),
  new VerbatimError('SEEDS_UNREADABLE', { path: '/srv/x', cause: 'EACCES' }),
  new VerbatimError('SEEDS_EMPTY', { path: '/srv/x', skipped: [], formats: '.txt' }),
  new VerbatimError('INDEX_NOT_WRITABLE', { path: '/srv/x', cause: 'ENOSPC' }),
  new VerbatimError('INDEX_OTHER_MODEL', { index: '/srv/x', config: 'other' }),
  new VerbatimError('MODEL_WEIGHTS_MISSING', { cause: '/srv/x' }),
  new VerbatimError('MODEL_UNAVAILABLE', { model: '/srv/x', cause: 'ENOENT' }),
  new VerbatimError('MODEL_NOT_WRITABLE', { path: '/srv/x', cause: 'ENOSPC' }),
];

test.each(errors.map((error) => [error.code, error] as const))(
  '%s is told in every language, with its place in English only',
  (_, error) => {
    expect(errorIn(languageFor('en-GB'), error)).toBe(error.message);
    const told = ['de', 'fr', 'es-419'].map((locale) => errorIn(languageFor(locale), error));
    expect(new Set([error.message, ...told]).size).toBe(4);
    for (const text of told) expect(text).not.toContain('/srv');
  },
);
