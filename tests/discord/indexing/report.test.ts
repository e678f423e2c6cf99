import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProgress } from '../../../src/discord/indexing/progress.js';
import { renderReport } from '../../../src/discord/indexing/report.js';
import { languageFor } from '../../../src/discord/words/language.js';
import { reportOf } from '../../support/discord/engine.js';
import { hostileReport } from '../../support/discord/hostile-answers.js';
import { show } from '../../support/discord/markdown.js';
import { expectSoundReport } from '../../support/discord/sound.js';
import { textOf } from '../../support/discord/text.js';

const en = languageFor('en-US');
const plain = { lead: null, gaps: { answered: 0 } };

describe('renderProgress', () => {
  it('draws a bar with counts, whatever the numbers', () => {
    expect(
      textOf(renderProgress({ stage: 'embedding', done: 12, total: 30 }, en))
        .split('\n')
        .slice(1),
    ).toEqual(['`████████░░░░░░░░░░░░` 44 %', 'Embedding: 12 of 30 passages']);
    expect(textOf(renderProgress({ stage: 'reading', done: 0, total: 0 }, en))).toContain(' 0 %');
    expect(textOf(renderProgress({ stage: 'writing', done: 9, total: 1 }, en))).toContain(' 100 %');
  });

  it('fills one bar over all stages, and never goes back', () => {
    const stages = ['reading', 'embedding', 'writing'] as const;
    const shares = stages.flatMap((stage) =>
      [0, 15, 30].map((done) => Number(/(\d+) %/.exec(textOf(renderProgress({ stage, done, total: 30 }, en)))![1])),
    );
    expect(shares).toEqual([0, 5, 10, 10, 52, 95, 95, 97, 100]);
  });
});

describe('renderReport', () => {
  it('names no place on the machine where a file cannot be read', () => {
    const reason = "cannot be read (EACCES: permission denied, open '/srv/seeds/a.txt')";
    const report = reportOf({ skipped: [{ path: 'a.txt', code: 'FILE_UNREADABLE', reason }] });
    expect(
      textOf(renderReport(report, plain, en))
        .split('\n')
        .at(-1),
    ).toBe('- a.txt cannot be read');
  });

  it('says when nothing changed, and why everything was indexed anew', () => {
    const none = reportOf({ added: [], changed: [], skipped: [], rebuiltBecause: 'another model' });
    expect(
      show(textOf(renderReport(none, plain, en)))
        .text.split('\n')
        .slice(1),
    ).toEqual(['Everything was indexed anew: another model', 'Nothing changed.']);
  });

  it('tells of a change of one file once, and nothing that has nothing to do with it', () => {
    const lead = { text: '**Removed:** Talks (talks.txt)', file: 'talks.txt' };
    const report = reportOf({ added: [], changed: [], removed: ['talks.txt'], embedded: 0, milliseconds: 300 });
    const told = (options: Parameters<typeof renderReport>[1], given = report) =>
      show(textOf(renderReport(given, options, en))).text.split('\n');
    const indexed = 'Reindexed in under a second · 6 articles, 25 passages · index d4e5f6';
    expect(told({ ...plain, lead })).toEqual(['Removed: Talks (talks.txt)', indexed]);
    const others = { ...report, added: ['other.txt'], skipped: [{ path: 'talks.txt', code: 'X', reason: 'is odd' }] };
    expect(told({ ...plain, lead }, others)).toEqual([
      'Removed: Talks (talks.txt)',
      indexed,
      'Added: 1',
      '- other.txt',
      'Unreadable: 1',
      '- talks.txt is odd',
    ]);
    expect(told(plain, { ...report, skipped: [] })).toEqual([
      indexed,
      '4 articles unchanged.',
      'Removed: 1',
      '- talks.txt',
    ]);
  });

  it('names the first few of many, and the line of a .jsonl file', () => {
    const skipped = Array.from({ length: 9 }, (_, i) => ({
      path: 'a.jsonl',
      line: i + 1,
      code: 'X',
      reason: 'is malformed',
    }));
    const content = textOf(renderReport(reportOf({ skipped }), plain, en));
    expect(content).toContain('- a.jsonl, line 1 is malformed');
    expect(content).toContain('- … and 4 more (the log names them all)');
  });

  it('tells how many unanswered questions are asked again, and how many are answered now', () => {
    const told = (gaps: Parameters<typeof renderReport>[1]['gaps'], locale = 'en-US') =>
      textOf(renderReport(reportOf(), { lead: null, gaps }, languageFor(locale)));
    expect(told({ trying: 12 })).toContain('\nAsking 12 questions again that went unanswered');
    expect(told({ answered: 1 })).toContain('\n1 question that went unanswered is answered now.\n');
    expect(told({ answered: 0 })).not.toContain('unanswered');
    expect(told({ answered: 2 }, 'de')).toContain('\n2 unbeantwortete Fragen sind nun beantwortet.\n');
  });

  it('gives reasons in the reader’s language, those it does not know in English', () => {
    const skipped = [
      { path: 'a.txt', code: 'FILE_MALFORMED', reason: 'is malformed: line 3' },
      { path: 'b.txt', code: 'FILE_NEW', reason: 'is new' },
    ];
    const told = (locale: string) => textOf(renderReport(reportOf({ skipped }), plain, languageFor(locale)));
    expect(told('en-US')).toContain('- a.txt is malformed: line 3');
    expect(told('fr')).toContain('7 passages vectorisés ; 4 articles inchangés.');
    expect(told('fr')).toMatch(/Illisibles : 2\n- a\.txt est mal formé\n- b\.txt is new/);
  });

  it('stays within the limit with hostile names', () => {
    const languages = fc.constantFrom('en-US', 'de', 'fr', 'es-ES').map(languageFor);
    fc.assert(fc.property(hostileReport, languages, expectSoundReport));
  });
});
