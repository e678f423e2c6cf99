import type { Evaluation } from '../evaluation/evaluate.js';
import type { Figures } from '../evaluation/figures.js';
import type { Latency } from '../evaluation/latency.js';
import type { Miss } from '../evaluation/misses.js';
import type { Worth } from '../evaluation/reliability.js';
import { plain } from './plain.js';
import { count } from './render.js';
import { table } from './table.js';

/** Characters of a quote that are shown. */
const SHOWN = 160;
/** Articles or answers that are named as expected. */
const NAMED = 3;

/** What each figure is called before people. */
export const figureNames: Readonly<Record<keyof Figures, string>> = {
  hit1: 'Hit@1: a right article first',
  hit4: 'Hit@4',
  hit10: 'Hit@10',
  mrr: 'MRR',
  ndcg10: 'nDCG@10',
  quoteHolds: 'Quote holds the answer, a decline being a miss',
  quoteWouldHold: 'Quote holds the answer, as if never declining',
  declinePrecision: 'Decline precision: declined ones that are unanswerable',
  declineRecall: 'Decline recall: unanswerable ones that are declined',
  declinedAnswerable: 'Answerable ones that are declined',
  auroc: 'AUROC of score: answerable against unanswerable',
  calibrationError: 'Expected calibration error of score',
};

/** A share to three decimals; a dash where there is none. */
export function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** Everything that was measured, for reading. */
export function renderEvaluation(e: Evaluation): string {
  return [
    `${count(e.questions, 'question')}: ${e.answerable} answerable, ${e.unanswerable} not${uncertain(e)} · index ${e.index}`,
    '',
    ...table((Object.keys(figureNames) as (keyof Figures)[]).map((key) => [figureNames[key], share(e[key])])),
    '',
    'What confidence was worth (quotes that hold the answer, or would have)',
    ...table([
      ['', 'questions', 'judged', 'mean score', 'quote right'],
      ...e.reliability.map((row) => [row.confidence, ...worth(row)]),
      ...e.bands
        .filter(({ answers }) => answers > 0)
        .map((row) => [`score ${row.from.toFixed(1)} to ${row.to.toFixed(1)}`, ...worth(row)]),
    ]),
    '',
    'Milliseconds a question',
    ...table([
      ['', 'p50', 'p95', 'max'],
      ['from question to answer', ...milliseconds(e.latency)],
      ["without the model's own run", ...milliseconds(e.ownLatency)],
    ]),
    ...misses('Answered wrongly, surest first', e.misses),
    ...misses('Answerable, but declined; those first whose quote would have been right', e.declined),
  ].join('\n');
}

function uncertain({ questions, answerable, unanswerable, followUps }: Evaluation): string {
  const unknown = questions - answerable - unanswerable;
  return (unknown === 0 ? '' : `, ${unknown} unknown`) + (followUps === 0 ? '' : ` (${count(followUps, 'follow-up')})`);
}

function worth({ answers, judged, meanScore, right }: Worth): string[] {
  return [`${answers}`, `${judged}`, share(meanScore), share(right)];
}

function milliseconds({ p50, p95, max }: Latency): string[] {
  return [p50, p95, max].map((value) => value.toFixed(1));
}

function misses(title: string, list: readonly Miss[]): string[] {
  return list.length === 0 ? [] : ['', title, ...list.flatMap(renderMiss)];
}

function renderMiss({ id, question, previous, relevant, answers, found, quote, score, ...known }: Miss): string[] {
  const asked = previous === null ? plain(question) : `${plain(previous)} → ${plain(question)}`;
  const article =
    found === null ? 'nothing was found' : `${plain(found)}${known.rightArticle === true ? ' (a right article)' : ''}`;
  const expected = [some(answers.map((answer) => `“${plain(answer)}”`)), some(relevant.map(plain))].filter(Boolean);
  return [
    `  ${score.toFixed(2)} ${plain(id)}: ${asked}`,
    `       got       ${article}${quote === null ? '' : `: ${cut(plain(quote))}`}`,
    `       expected  ${expected.join(' in ')}`,
  ];
}

/** The first few of a list, and how many more there are. */
function some(list: readonly string[]): string {
  const more = list.length - NAMED;
  return list.slice(0, NAMED).join(' or ') + (more > 0 ? ` (or ${more} more)` : '');
}

/** At most SHOWN characters, cut at a word. */
export function cut(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, text.lastIndexOf(' ', SHOWN))} …`;
}
