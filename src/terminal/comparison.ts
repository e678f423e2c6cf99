import type { Comparison, FigureChange, Side, Test, Turned } from '../evaluation/compare.js';
import { cut, figureNames, share } from './evaluation.js';
import { plain } from './plain.js';
import { table } from './table.js';

/** Below this, a difference is called one that is hardly chance. */
const SIGNIFICANT = 0.05;

/** What changed since an earlier evaluation, for reading: every figure, whether it may be chance, the questions won and lost. */
export function renderComparison({ before, after, figures, tests, won, lost }: Comparison): string {
  const shares = figures.filter(({ name }) => !name.includes('.'));
  const times = figures.filter(({ name }) => name.includes('.'));
  return [
    `Before (index ${before}) and after (index ${after})`,
    ...table([
      ['', 'before', 'after', 'difference'],
      ...shares.map((change) => row(change, share)),
      ['milliseconds a question', '', '', ''],
      ...times.map((change) => row(change, (value) => (value === null ? '–' : value.toFixed(1)))),
    ]),
    '',
    'Question by question',
    ...table([['', 'won', 'lost', 'p', ''], ...tests.map(testRow)]),
    '  p is how likely a difference as large as this one is by chance (McNemar, exact, two-sided).',
    ...questions('Won', won),
    ...questions('Lost', lost),
  ].join('\n');
}

const names: Readonly<Record<string, string>> = {
  ...figureNames,
  'latency.p50': 'p50',
  'latency.p95': 'p95',
  'latency.max': 'max',
  'ownLatency.p50': "p50 without the model's own run",
  'ownLatency.p95': "p95 without the model's own run",
  'ownLatency.max': "max without the model's own run",
};

function row({ name, before, after, difference }: FigureChange, show: (value: number | null) => string): string[] {
  const signed = difference === null || difference < 0 ? show(difference) : `+${show(difference)}`;
  return [names[name] ?? name, show(before), show(after), signed];
}

const testNames: Readonly<Record<Test['name'], string>> = {
  hit1: 'a right article first',
  quoteHolds: 'quote holds the answer',
  declineRecall: 'unanswerable declined',
  right: 'all of it: rightly answered or declined',
};

function testRow({ name, won, lost, p }: Test): string[] {
  const verdict = won + lost === 0 ? 'no change' : p < SIGNIFICANT ? 'hardly chance' : 'may be chance';
  return [testNames[name], `${won}`, `${lost}`, p.toFixed(3), verdict];
}

function questions(title: string, list: readonly Turned[]): string[] {
  if (list.length === 0) return [];
  return [
    '',
    `${title}: ${list.length}`,
    ...list.flatMap(({ id, question, before, after }) => [
      `  ${plain(id)}: ${plain(question)}`,
      `       before  ${side(before)}`,
      `       after   ${side(after)}`,
    ]),
  ];
}

function side({ found, quote, score, confidence }: Side): string {
  const word = confidence === 'none' ? 'declined' : confidence;
  const place = found === null ? '' : ` ${plain(found)}`;
  return `${score.toFixed(2)} ${word}${place}${quote === null ? '' : `: ${cut(plain(quote))}`}`;
}
