import fc from 'fast-check';
import type { Answer, IndexReport, Verdict } from '../../../src/types.js';
import { answerTo, article, quoteOf, reportOf } from './engine.js';
import { hostileText, hostileUrl } from './hostile.js';

/** Dates as they are read, and others. */
const anyDates = ['2024-01-30', '2024-13-45', '<t:1>'];

/** Answers out of hostile articles: quoted, borne out by others, or declined. */
export function hostileAnswers(dates: readonly string[] = anyDates): fc.Arbitrary<Answer> {
  const head = fc.record({
    id: hostileText(40),
    title: hostileText(300),
    source: fc.option(hostileText(150)),
    author: fc.constant(null),
    date: fc.option(fc.constantFrom(...dates)),
    url: hostileUrl,
  });
  const quoted = fc
    .record({
      text: hostileText(4_500),
      before: hostileText(600),
      after: hostileText(600),
      head,
      paragraph: fc.nat(99),
    })
    .map(({ text, before, after, head: article, paragraph }) =>
      quoteOf(text, { before, after, citation: { article, passage: 'a#1', paragraph, page: null, copies: [] } }),
    );
  return fc
    .record({
      quote: quoted,
      corroboration: fc.array(quoted, { maxLength: 2 }),
      confidence: fc.constantFrom('strong', 'possible', 'none'),
      notice: fc.option(hostileText(500).map((message) => ({ code: 'X', message }))),
      index: hostileText(60),
    })
    .map((given) => answerTo('?', given));
}

const kinds = ['same', 'stored', 'quoted'] as const;

/** Verdicts on hostile words, found in hostile articles or not at all. */
export const hostileVerdict: fc.Arbitrary<Verdict> = fc
  .record({
    kind: fc.constantFrom('verbatim', 'altered', 'absent'),
    texts: fc.array(hostileText(900), { minLength: 1, maxLength: 12 }),
    title: hostileText(300),
    url: hostileUrl,
    others: fc.array(hostileText(100), { maxLength: 6 }),
  })
  .map(({ kind, texts, title, url, others }): Verdict => {
    const quoted = texts.join(' ');
    const citation = {
      article: article({ title, source: title, url }),
      passage: 'a#1',
      paragraph: 1,
      page: null,
      copies: others.map((one) => article({ title: one })),
    };
    if (kind === 'absent') return { kind, quoted };
    if (kind === 'verbatim') return { kind, quoted, words: quoted, citation };
    const differences = texts.map((text, i) => ({ kind: kinds[i % 3]!, text }));
    return { kind: 'altered', quoted, differences, citation };
  });

const names = fc.array(hostileText(300), { maxLength: 12 });

/** Reports on hostile names and reasons. */
export const hostileReport: fc.Arbitrary<IndexReport> = fc
  .tuple(names, names, names)
  .map(([added, changed, reasons]) =>
    reportOf({ added, changed, skipped: reasons.map((reason) => ({ path: reason, code: 'X', reason })) }),
  );
