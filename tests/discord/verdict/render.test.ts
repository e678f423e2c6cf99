import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderVerdict } from '../../../src/discord/verdict/render.js';
import { renderDifferences } from '../../../src/discord/verdict/differences.js';
import { languageFor } from '../../../src/discord/words/language.js';
import type { Difference, Verdict } from '../../../src/types.js';
import { article } from '../../support/discord/engine.js';
import { hostileText, hostileUrl } from '../../support/discord/hostile.js';
import { show } from '../../support/discord/markdown.js';

const english = languageFor('en');
const citation = { article: article(), passage: 'a#1', paragraph: 1, page: null, copies: [] };
const kinds = ['same', 'stored', 'quoted'] as const;

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
    const verdict: fc.Arbitrary<Verdict> = fc
      .record({
        kind: fc.constantFrom('verbatim', 'altered', 'absent'),
        texts: fc.array(hostileText(900), { minLength: 1, maxLength: 12 }),
        title: hostileText(300),
        url: hostileUrl,
        others: fc.array(hostileText(100), { maxLength: 6 }),
      })
      .map(({ kind, texts, title, url, others }): Verdict => {
        const quoted = texts.join(' ');
        const place = {
          ...citation,
          article: article({ title, source: title, url }),
          copies: others.map((one) => article({ title: one })),
        };
        if (kind === 'absent') return { kind, quoted };
        if (kind === 'verbatim') return { kind, quoted, words: quoted, citation: place };
        const differences = texts.map((text, i) => ({ kind: kinds[i % 3]!, text }));
        return { kind: 'altered', quoted, differences, citation: place };
      });
    fc.assert(
      fc.property(verdict, fc.constantFrom(700, 1_100, 3_500), (one, max) => {
        const rendered = renderVerdict(one, max, english);
        expect(rendered.length).toBeLessThanOrEqual(max);
        const others = show(rendered).other.filter((name) => name !== 'timestamp' && name !== 'strikethrough');
        expect(others).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
