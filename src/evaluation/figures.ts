import { auroc, hitAt, mean, ndcgAt, reciprocalRank } from './metrics.js';
import { RESULTS, type Outcome } from './outcome.js';
import { calibrationError, worthOfBands } from './reliability.js';

/** What is measured of a set of questions. Shares are in [0, 1]; null where no question can tell. */
export interface Figures {
  readonly hit1: number | null;
  readonly hit4: number | null;
  readonly hit10: number | null;
  readonly mrr: number | null;
  readonly ndcg10: number | null;
  /** Share of answerable questions whose quote holds the answer: a decline counts as a miss. */
  readonly quoteHolds: number | null;
  /** The same as if it never declined: the quote it would have given counts. */
  readonly quoteWouldHold: number | null;
  /** Of the declined questions, those that are not answerable; of those not answerable, the declined. */
  readonly declinePrecision: number | null;
  readonly declineRecall: number | null;
  /** Share of answerable questions that were declined. */
  readonly declinedAnswerable: number | null;
  /** How well `score` of the first result tells answerable from not. */
  readonly auroc: number | null;
  /** How far `score` is from the share of quotes that hold the answer. */
  readonly calibrationError: number | null;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter((outcome) => outcome.answerable === true);
  const unanswerable = outcomes.filter((outcome) => outcome.answerable === false);
  const known = [...answerable, ...unanswerable];
  const located = answerable.filter(({ relevant }) => relevant.length > 0);
  const worded = answerable.filter(({ holds }) => holds !== null);
  const ranked = (measure: (results: readonly string[], relevant: ReadonlySet<string>) => number) =>
    mean(located.map(({ results, relevant }) => measure(results, new Set(relevant))));
  return {
    hit1: ranked((results, relevant) => hitAt(1, results, relevant)),
    hit4: ranked((results, relevant) => hitAt(4, results, relevant)),
    hit10: ranked((results, relevant) => hitAt(RESULTS, results, relevant)),
    mrr: ranked(reciprocalRank),
    ndcg10: ranked((results, relevant) => ndcgAt(RESULTS, results, relevant)),
    quoteHolds: share(worded, (outcome) => outcome.holds === true && !isDeclined(outcome)),
    quoteWouldHold: share(worded, ({ holds }) => holds === true),
    declinePrecision: share(known.filter(isDeclined), (outcome) => outcome.answerable === false),
    declineRecall: share(unanswerable, isDeclined),
    declinedAnswerable: share(answerable, isDeclined),
    auroc: auroc(
      answerable.map(({ score }) => score),
      unanswerable.map(({ score }) => score),
    ),
    calibrationError: calibrationError(worthOfBands(outcomes)),
  };
}

/** Whether a question was not answered. */
export function isDeclined({ confidence }: Outcome): boolean {
  return confidence === 'none';
}

function share(part: readonly Outcome[], is: (outcome: Outcome) => boolean): number | null {
  return mean(part.map((outcome) => (is(outcome) ? 1 : 0)));
}
