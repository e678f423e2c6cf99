import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/terminal/plain.js';
import { count, day, renderAnswer, renderHits, renderReport, renderStatus } from '../../src/terminal/render.js';
import type { ArticleHead } from '../../src/types.js';
import { aStatus, answerTo, article, declined, quoteOf, reportOf } from '../support/discord/engine.js';
import { hostileAnswers } from '../support/discord/hostile-answers.js';
import { expectSoundInTerminal } from '../support/discord/sound.js';

/** Colours are the test's environment's affair. */

const bare = (text: string) => text.replace(/\u001b\[\d+m/g, '');

describe('what comes from articles cannot harm the terminal', () => {
  test('whatever the text, no control character is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
    expect(plain(' a\n\n\tb \u001b]0;title\u0007c')).toBe('a b ]0;titlec');
    expect(plain('paid \u202egnihton\u202c \u2067to\u2069 \u200fall\u200e\u061c')).toBe('paid gnihton to all');
  });

  test('whatever an answer is made of', () => {
    fc.assert(fc.property(hostileAnswers(['2024-01-30']), expectSoundInTerminal));
  });

  test('nor from any field of an answer, a report or the status', () => {
    const evil = 'x\u001b[2J\u009b31my';
    const head = article({ id: evil, title: evil, source: evil, url: `https://x.example/${evil}` });
    const quote = quoteOf(evil, {
      before: evil,
      after: evil,
      citation: { article: head, passage: 'p', paragraph: 1, page: null, copies: [] },
    });
    const shown = [
      renderAnswer(answerTo('?', { quote, corroboration: [quote] })),
      renderReport(reportOf({ added: [evil], changed: [evil], skipped: [{ path: evil, code: 'x', reason: evil }] })),
      renderStatus({ ...aStatus, sources: [evil] }),
    ].join('\n');
    expect(shown).toContain('x[2J31my');
    expect(shown).not.toContain('\u001b[2J');
    expect(shown).not.toContain('\u009b');
  });
});

describe('renderAnswer', () => {
  test('quote, citation, how sure, who bears it out', () => {
    const also = quoteOf('Talks opened.', {
      citation: {
        article: article({ id: 'b.txt', title: 'Other', source: null, date: null, url: null }),
        passage: 'b.txt#1',
        paragraph: 2,
        page: null,
        copies: [],
      },
    });
    const shown = bare(renderAnswer(answerTo('?', { corroboration: [also] })));
    expect(shown).toContain('The talks opened in Moscow on Tuesday.');
    expect(shown).toContain('The delegations had arrived at night.');
    expect(shown).toContain('Talks open in Moscow · The Courier · 30 January 2024 · ¶4 · 2024/talks.txt\n');
    expect(shown).toContain('https://courier.example/world/talks');
    expect(shown).toContain('also: Other · ¶2 · b.txt');
    expect(shown).toContain('Strong match · also in 1 other article · verbatim quotes · index a1b2c3');
    expect(bare(renderAnswer(answerTo('?', { confidence: 'possible' })))).toContain('Possible match · verbatim');
  });

  test('who prints the same text is told apart from who bears it out', () => {
    const { citation } = quoteOf('x');
    const copies = ['B', 'C', 'B', 'D', 'E'].map((name, n) => article({ id: `${n}.txt`, source: `Outlet ${name}` }));
    const shown = (some: readonly ArticleHead[]) =>
      bare(renderAnswer(answerTo('?', { quote: quoteOf('x', { citation: { ...citation, copies: some } }) })));
    expect(shown(copies.slice(0, 2))).toContain('\n    same text in Outlet B, Outlet C\n  Strong match · verbatim');
    expect(shown(copies)).toContain('\n    same text in Outlet B, Outlet C, Outlet D and 1 more\n');
    expect(shown([article({ source: null, title: 'Other' })])).toContain('\n    same text in Other\n');
    expect(shown([])).not.toContain('same text');
  });

  test('a sentence that goes on is marked outside of the quote', () => {
    const bothEnds = quoteOf('and so on', { before: '', after: ' Next.', cut: { start: true, end: true } });
    expect(bare(renderAnswer(answerTo('?', { quote: bothEnds })))).toMatch(/^ {2}… “?and so on”? … Next\.\n/);
  });

  test('a page stands in the paragraph’s place, and in the address of a PDF', () => {
    const report = article({ url: 'https://courier.example/report.pdf' });
    const { citation } = quoteOf('x');
    const shown = (page: number | null) =>
      bare(renderAnswer(answerTo('?', { quote: quoteOf('x', { citation: { ...citation, article: report, page } }) })));
    expect(shown(3)).toContain(
      '30 January 2024 · p. 3 · 2024/talks.txt\n    https://courier.example/report.pdf#page=3\n',
    );
    expect(shown(null)).toContain('30 January 2024 · ¶4 · 2024/talks.txt\n    https://courier.example/report.pdf\n');
  });

  test('headings and paragraphs stand on lines of their own', () => {
    const quote = quoteOf('Two of them.\r\n\r\nThe third.', {
      key: { start: 120, end: 132 },
      before: '# Ovens\n\nShe has\nthree ovens. ',
      after: '\n\nHerons return\n\nA heron',
    });
    expect(bare(renderAnswer(answerTo('?', { quote }))).replace(/[“”]/g, '')).toMatch(
      /^ {2}# Ovens\n {2}She has three ovens\. Two of them\.\n {2}The third\.\n {2}Herons return\n {2}A heron\n {2}Talks open/,
    );
    const alone = quoteOf('Here.', { before: ' \n\n', after: '' });
    expect(bare(renderAnswer(answerTo('?', { quote: alone })))).toMatch(/^ {2}“?Here\.”?\n {2}Talks open/);
  });

  test('long surroundings are cut at words, and marked as cut', () => {
    const long = 'word '.repeat(100);
    const shown = bare(renderAnswer(answerTo('?', { quote: quoteOf('Here.', { before: long, after: long }) })));
    expect(shown).toMatch(/^ {2}… (?:word )+“?Here\.”?(?: word)+ …\n/);
    expect(shown.match(/word/g)).toHaveLength(80);
  });

  test('a decline says what is covered', () => {
    expect(renderAnswer(declined('?'))).toBe(
      "The articles don't answer that. They are 5 articles; those with a date are from 12 January 2024 to 30 January 2024.",
    );
    const undated = { articles: 1, from: null, to: null };
    expect(renderAnswer({ ...declined('?'), coverage: undated })).toBe(
      "The articles don't answer that. They are 1 article.",
    );
    const notice = { code: 'X', message: 'Ask in English.\u001b[2J' };
    expect(bare(renderAnswer({ ...declined('?'), notice }))).toMatch(/^Ask in English\.\[2J\nThe articles/);
  });

  test('where a filter leaves nothing, only that is said', () => {
    const notice = { code: 'FILTER_EMPTY', message: 'No article is from “X”.' };
    expect(bare(renderAnswer({ ...declined('?'), notice }))).toBe('No article is from “X”.');
  });
});

test('a report names ten of each, counts the rest, and says why everything was indexed anew', () => {
  const added = Array.from({ length: 12 }, (_, n) => `${n}.txt`);
  const shown = renderReport(reportOf({ added, rebuiltBecause: 'a rebuild was asked for' }));
  expect(shown).toContain('12 added, 1 changed, 0 removed, 4 unchanged');
  expect(shown).toContain('+ 9.txt\n  … and 2 more (verbatim index --json names all)');
  expect(shown).toContain('~ 2024/talks.txt');
  expect(shown).toContain('indexed anew: a rebuild was asked for.');
  expect(shown).toContain('1 file or line left out:\n  broken.html is empty');
});

test('when the index was built is told in the local time', () => {
  const built = new Date(2024, 1, 3, 14, 5);
  const shown = bare(renderStatus({ ...aStatus, builtAt: built.toISOString() }));
  expect(shown).toMatch(/Index +a1b2c3, 3\.0 MB, built 3 February 2024 at 14:05$/);
});

test('no hits, dates and counts', () => {
  expect(renderHits([])).toContain('No passage');
  expect(day('2024-02-29')).toBe('29 February 2024');
  expect(count(1, 'article')).toBe('1 article');
  expect(count(1_234, 'file or line', 'files or lines')).toBe('1,234 files or lines');
});
