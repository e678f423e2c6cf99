import type { Evaluation } from './evaluate.js';
import { type Figures, isDeclined } from './figures.js';
import { mcnemarExact } from './mcnemar.js';
import { isFirstRelevant, isRight, type Outcome } from './outcome.js';

/** What of an earlier evaluation is compared. */
export type Earlier = Figures &
  Pick<Evaluation, 'index' | 'digest' | 'questions' | 'latency' | 'ownLatency' | 'outcomes'>;

/** A figure before and after. */
export interface FigureChange {
  /** Its key in the JSON, `latency.p50` for one within another. */
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; null where either is not known. */
  readonly difference: number | null;
}

/** How many questions changed sides in one respect, and how likely that is by chance. */
export interface Test {
  readonly name: 'hit1' | 'quoteHolds' | 'declineRecall' | 'right';
  readonly won: number;
  readonly lost: number;
  /** Two-sided, of McNemar's exact test. */
  readonly p: number;
}

/** A question that was right in one evaluation and wrong in the other. */
export interface Turned {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean | null;
  readonly before: Side;
  readonly after: Side;
}

export interface Side {
  readonly found: string | null;
  readonly quote: string | null;
  readonly score: number;
  readonly confidence: Outcome['confidence'];
}

export interface Comparison {
  /** Ids of the indexes. */
  readonly before: string;
  readonly after: string;
  readonly figures: readonly FigureChange[];
  readonly tests: readonly Test[];
  /** Questions that are now answered or declined rightly and were not, and the other way round. */
  readonly won: readonly Turned[];
  readonly lost: readonly Turned[];
}

type Judge = (outcome: Outcome) => boolean | null;

/** Each says whether a question was done well in one respect; null where that cannot be told. */
const respects: Readonly<Record<Test['name'], Judge>> = {
  hit1: (outcome) => (outcome.answerable === true ? isFirstRelevant(outcome) : null),
  quoteHolds: (outcome) =>
    outcome.answerable !== true || outcome.holds === null ? null : outcome.holds && !isDeclined(outcome),
  declineRecall: (outcome) => (outcome.answerable === false ? isDeclined(outcome) : null),
  right: isRight,
};

const shares = [
  ...['hit1', 'hit4', 'hit10', 'mrr', 'ndcg10', 'quoteHolds', 'quoteWouldHold'],
  ...['declinePrecision', 'declineRecall', 'declinedAnswerable', 'auroc', 'calibrationError'],
] as readonly (keyof Figures)[];

/** Compares two evaluations of the same questions (their digests are equal), question by question. */
export function compareEvaluations(before: Earlier, after: Earlier): Comparison {
  const tests = Object.keys(respects) as Test['name'][];
  const won = turned(before, after, respects.right);
  const lost = turned(after, before, respects.right);
  return {
    before: before.index,
    after: after.index,
    figures: [
      ...shares.map((name) => change(name, before[name], after[name])),
      ...(['latency', 'ownLatency'] as const).flatMap((name) =>
        (['p50', 'p95', 'max'] as const).map((part) =>
          change(`${name}.${part}`, before[name][part], after[name][part]),
        ),
      ),
    ],
    tests: tests.map((name) => testOf(name, before, after)),
    won: won.map((n) => turnedOf(before.outcomes[n]!, after.outcomes[n]!)),
    lost: lost.map((n) => turnedOf(before.outcomes[n]!, after.outcomes[n]!)),
  };
}

function change(name: string, before: number | null, after: number | null): FigureChange {
  return { name, before, after, difference: before === null || after === null ? null : after - before };
}

function testOf(name: Test['name'], before: Earlier, after: Earlier): Test {
  const won = turned(before, after, respects[name]).length;
  const lost = turned(after, before, respects[name]).length;
  return { name, won, lost, p: mcnemarExact(won, lost) };
}

/** Places of the questions that are wrong in one evaluation and right in the other. */
function turned(wrong: Earlier, right: Earlier, judge: Judge): number[] {
  return wrong.outcomes.flatMap((outcome, n) =>
    judge(outcome) === false && judge(right.outcomes[n]!) === true ? [n] : [],
  );
}

function turnedOf(before: Outcome, after: Outcome): Turned {
  const { id, question, answerable } = after;
  return { id, question, answerable, before: sideOf(before), after: sideOf(after) };
}

function sideOf({ results, quote, score, confidence }: Outcome): Side {
  return { found: results[0] ?? null, quote, score, confidence };
}
