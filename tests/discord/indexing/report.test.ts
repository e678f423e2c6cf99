import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/discord/limits.js';
import { renderProgress, renderReport } from '../../src/discord/report.js';
import { reportOf } from '../support/discord/engine.js';
import { hostileText } from '../support/discord/hostile.js';
import { show } from '../support/discord/markdown.js';
import { textOf } from '../support/discord/text.js';

describe('renderProgress', () => {
  it('draws a bar with counts, whatever the numbers', () => {
    expect(
      textOf(renderProgress({ stage: 'embedding', done: 12, total: 30 }))
        .split('\n')
        .slice(1),
    ).toEqual(['`████████░░░░░░░░░░░░` 40 %', 'Embedding: 12 of 30 passages']);
    expect(textOf(renderProgress({ stage: 'reading', done: 0, total: 0 }))).toContain(' 0 %');
    expect(textOf(renderProgress({ stage: 'writing', done: 9, total: 1 }))).toContain(' 100 %');
  });
});

describe('renderReport', () => {
  it('says when nothing changed, and why everything was indexed anew', () => {
    const none = reportOf({ added: [], changed: [], skipped: [], rebuiltBecause: 'another model' });
    expect(
      show(textOf(renderReport(none)))
        .text.split('\n')
        .slice(1),
    ).toEqual(['Everything was indexed anew: another model', 'Nothing changed.']);
  });

  it('names the first few of many, and the line of a .jsonl file', () => {
    const skipped = Array.from({ length: 9 }, (_, i) => ({
      path: 'a.jsonl',
      line: i + 1,
      code: 'X',
      reason: 'is malformed',
    }));
    const content = textOf(renderReport(reportOf({ skipped })));
    expect(content).toContain('- a.jsonl, line 1 is malformed');
    expect(content).toContain('- … and 4 more (the log names them all)');
  });

  it('stays within the limit with hostile names', () => {
    const names = fc.array(hostileText(300), { maxLength: 12 });
    fc.assert(
      fc.property(names, names, names, (added, changed, reasons) => {
        const skipped = reasons.map((reason) => ({ path: reason, code: 'X', reason }));
        const content = textOf(renderReport(reportOf({ added, changed, skipped })));
        expect(content.length).toBeLessThanOrEqual(limits.text);
        expect(show(content).other.filter((kind) => kind !== 'list')).toEqual([]);
      }),
    );
  });
});
