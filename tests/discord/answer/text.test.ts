import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnswerText } from '../../../src/discord/answer/text.js';
import { tidyLine } from '../../../src/discord/escape.js';
import { limits } from '../../../src/discord/limits.js';
import { languageFor } from '../../../src/discord/words/language.js';
import type { Answer, Citation } from '../../../src/types.js';
import { answerTo, article, declined, quoteOf } from '../../support/discord/engine.js';
import { hostileAnswers } from '../../support/discord/hostile-answers.js';
import { show } from '../../support/discord/markdown.js';
import { expectSoundAnswer } from '../../support/discord/sound.js';

const english = languageFor('en');
const rendered = (answer: Answer) => renderAnswerText(answer, english);
const january30 = '<t:1706608800:D>';
const january12 = '<t:1705053600:D>';

const citation = (given: Parameters<typeof article>[0], paragraph = 2): Citation => ({
  article: article(given),
  passage: `${given?.id ?? 'a'}#1`,
  paragraph,
  page: null,
  copies: [],
});

describe('renderAnswerText', () => {
  it('lays an answer out as the design says', () => {
    const answer = answerTo('Where?', {
      corroboration: [
        quoteOf('In Moscow, talks opened.', {
          citation: citation({ id: 'b.txt', title: 'Envoys meet', source: 'Daily News', url: null }),
        }),
      ],
    });
    expect(rendered(answer).split('\n')).toEqual([
      '> The delegations had arrived at night. **The talks opened in Moscow on Tuesday.** They will go on for three days.',
      '[Talks open in Moscow](<https://courier.example/world/talks#:~:text=The%20talks%20opened%20in%20Moscow%20on%20Tuesday>)' +
        ` · The Courier · ${january30} · ¶4`,
      'Strong match · also in 1 other article',
      `-# Envoys meet · Daily News · ${january30} · ¶2`,
      '-# Verbatim quotes · index a1b2c3',
    ]);
  });

  it('leaves out what an article does not tell, and names it by its id at least', () => {
    const bare = quoteOf('Words.', {
      before: '',
      after: '',
      citation: citation({ id: 'notes/a_b.txt', title: ' ', source: null, date: null, url: null }, 1),
    });
    expect(
      rendered(answerTo('?', { quote: bare }))
        .split('\n')
        .slice(0, 2),
    ).toEqual(['> **Words.**', 'notes/a\\_b.txt · ¶1']);
  });

  it('puts a headline that cannot be a label beside its link', () => {
    const odd = quoteOf('Words.', { citation: citation({ title: '[Video] Talks', url: 'https://x.example/a' }) });
    const shown = show(rendered(answerTo('?', { quote: odd })));
    expect(shown.text).toContain('[Video] Talks · link · ');
    expect(shown.links).toEqual([{ label: 'link', url: 'https://x.example/a#:~:text=Words' }]);
  });

  it('says carefully that a match is possible only, and shows a notice', () => {
    const answer = answerTo('?', {
      confidence: 'possible',
      notice: { code: 'X', message: 'The index is being *rebuilt*.' },
    });
    const content = rendered(answer);
    expect(content).toContain('Possible match: it may not answer this fully');
    expect(content).toContain('-# The index is being \\*rebuilt\\*.');
    expect(content).not.toContain('Strong');
  });

  it('keeps paragraphs apart and bold within its line', () => {
    const quote = quoteOf('First end.\n\nSecond begins.', { before: 'Before.\n', after: ' After.' });
    const content = rendered(answerTo('?', { quote }));
    const shown = ['> Before.', '> **First end.**', '> ', '> **Second begins.** After.'];
    expect(content.split('\n').slice(0, 4)).toEqual(shown);
  });

  it('underlines headings, right above what they head, however much of the context is left', () => {
    const before = `${'They had come by train, all of them. '.repeat(20)}\n\nThe__talks\n\n`;
    const after = `\n\nThe end\n\n${'They left by train, all of them. '.repeat(20)}`;
    const quote = quoteOf('They met.', { start: before.length, key: { start: before.length, end: before.length + 9 } });
    const headings = ['The__talks', 'The end'].map((words) => {
      const start = `${before}They met.${after}`.indexOf(words);
      return { start, end: start + words.length };
    });
    const content = rendered(answerTo('?', { quote: { ...quote, before, after, headings } }));
    expect(content.split('\n').slice(0, 6)).toEqual([
      expect.stringMatching(/^> … They had come .* all of them\.$/),
      '> ',
      '> __The\\_\\_talks__',
      '> **They met.**',
      '> ',
      '> __The end__',
    ]);
    expect(content.split('\n')[6]).toMatch(/^> They left .* all of them\. …$/);
  });

  it('trims long context on both sides', () => {
    const sentence = 'The delegations had arrived at night, and nobody had seen them come. ';
    const content = rendered(
      answerTo('?', {
        quote: quoteOf('The talks opened.', { before: sentence.repeat(20), after: ` ${sentence.repeat(20)}` }),
      }),
    );
    expect(content).toMatch(/^> … The delegations [^\n]*come\. \*\*The talks opened\.\*\* The delegations [^\n]* …\n/);
    expect(content.indexOf('\n')).toBeLessThan(560);
  });

  it.each([
    [
      { articles: 5, from: '2024-01-12', to: '2024-01-30' },
      new RegExp(`None of the 5 articles here[^]*dated ${january12} to ${january30}\\.`),
    ],
    [
      { articles: 1, from: '2024-01-12', to: '2024-01-12' },
      new RegExp(`The one article here[^]*It is dated ${january12}\\.`),
    ],
    [
      { articles: 1_234, from: null, to: null },
      /None of the 1,234 articles here answers this, so nothing is quoted\.\n-#/,
    ],
    [{ articles: 0, from: null, to: null }, /There are no articles here/],
  ])('declines and says what %o covers', (coverage, expected) => {
    const content = rendered({ ...declined('?'), coverage });
    expect(content).toMatch(expected);
    expect(content).not.toMatch(/^>/m);
    expect(content).not.toContain('Verbatim quotes');
  });

  it('stays within the limit, shows the words as they are and pings nobody, whatever the article holds', () => {
    fc.assert(
      fc.property(hostileAnswers(), (answer) => expectSoundAnswer(answer, english)),
      { numRuns: 400 },
    );
  });

  it('is not stopped by a headline of 100,000 characters or a quote of as many', () => {
    const quote = quoteOf('*word* '.repeat(15_000), {
      before: '_'.repeat(100_000),
      after: `${' '.repeat(50_000)}x`,
      citation: citation({
        title: '['.repeat(100_000),
        source: '@everyone '.repeat(10_000),
        url: `https://x.example/${'('.repeat(90_000)}`,
      }),
    });
    const content = rendered(answerTo('?', { quote, corroboration: [quote, quote] }));
    expect(content.length).toBeLessThanOrEqual(limits.text);
    expect(show(content).bold.join('')).toMatch(/^(\*word\* )+\*word\*…$/);
    expect(tidyLine(content)).toContain('index a1b2c3');
  });
});
