import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderVerdict } from '../../../src/discord/verdict/render.js';
import { renderDifferences } from '../../../src/discord/verdict/differences.js';
import { languageFor } from '../../../src/discord/words/language.js';
import type { Difference } from '../../../src/types.js';
import { article } from '../../support/discord/engine.js';
import { hostileVerdict } from '../../support/discord/hostile-answers.js';
import { expectSoundVerdict } from '../../support/discord/sound.js';

const english = languageFor('en');
const citation = { article: article(), passage: 'a#1', paragraph: 1, page: null, copies: [] };

describe('differences', () => {
  test('stand out, with what both have shortened around them', () => {
    const long = 'A sentence that both have. '.repeat(40);
    const differences: Difference[] = [
      { kind: 'same', text: long },
      { kind: 'quoted', text: 'never ' },
      { kind: 'stored', text: 'often ' },
      { kind: 'same', text: long },
    ];
    const shown = renderDifferences(differences, 700);
    expect(shown).toMatch(/^> … .*both have\. ~~never~~ \*\*often\*\* A sentence .* …$/);
    expect(shown.length).toBeLessThanOrEqual(700);
  });

  test('have blanks between them, also where the article’s words or the quote end', () => {
    const same = { kind: 'same', text: 'for more than ' } as const;
    const ends: Difference[] = [same, { kind: 'quoted', text: 'three years' }, { kind: 'stored', text: 'two months' }];
    expect(renderDifferences(ends, 700)).toBe('> for more than ~~three years~~ **two months**');
    const added: Difference[] = [
      { kind: 'same', text: 'for more than' },
      { kind: 'quoted', text: 'three years' },
      { kind: 'same', text: ' […] ' },
      { kind: 'same', text: 'at night' },
      { kind: 'quoted', text: ', he said' },
    ];
    expect(renderDifferences(added, 700)).toBe('> for more than ~~three years~~ \\[…\\] at night~~, he said~~');
  });

  test('are cut where there is no room for them', () => {
    const shown = renderDifferences(
      [
        { kind: 'quoted', text: 'very '.repeat(200) },
        { kind: 'stored', text: 'short' },
      ],
      200,
    );
    expect(shown).toMatch(/^> ~~very .*very…~~$/);
  });
});

describe('a verdict', () => {
  test('says so where only the order differs', () => {
    const differences: Difference[] = [{ kind: 'same', text: 'at dawn […] they met' }];
    expect(renderVerdict({ kind: 'altered', quoted: '', differences, citation }, 800, english)).toContain(
      'not in this order',
    );
  });

  test('never takes more room than it has, and shows no Markdown but its own, whatever it is of', () => {
    fc.assert(
      fc.property(hostileVerdict, fc.constantFrom(700, 1_100, 3_500), (one, max) =>
        expectSoundVerdict(one, max, english),
      ),
      { numRuns: 300 },
    );
  });
});
