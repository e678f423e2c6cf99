import type { Engine } from '../engine.js';
import { isVerbatimError } from '../errors.js';
import type { Answer, Confidence } from '../types.js';
import type { KnownQuestion } from './known-questions.js';
import { auroc, hitAt, holdsAnswer, mean, ndcgAt, quantile, reciprocalRank } from './metrics.js';

/** One row of the reliability table: what a confidence word was worth. */
export interface Reliability {
  readonly confidence: Confidence;
  readonly answers: number;
  /** Share of them whose quote holds the answer; of questions whose answer's words are known or that have none. */
  readonly right: number | null;
}

/** What was measured. Shares are in [0, 1], null where no question can tell. */
export interface Evaluation {
  readonly questions: number;
  readonly answerable: number;
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
  readonly reliability: readonly Reliability[];
  /** Milliseconds from question to answer. */
  readonly latency: { readonly p50: number; readonly p95: number };
  /** Answerable questions whose best result is of the wrong article, surest first. */
  readonly misses: readonly Miss[];
  readonly index: string;
}

export interface Miss {
  readonly id: string;
  readonly question: string;
  readonly relevant: readonly string[];
  readonly found: string | null;
  readonly score: number;
}

/** Results asked for: what Hit@10 needs. */
const TOP = 10;
/** Misses that are shown. */
const MISSES = 10;

interface Outcome {
  readonly known: KnownQuestion;
  readonly confidence: Confidence;
  readonly results: readonly string[];
  readonly score: number;
  /** Whether the quote, or the one it would have given, holds the answer; null where the answer's words are not known. */
  readonly holds: boolean | null;
  readonly milliseconds: number;
}

/** Asks every question and compares what comes with what is known. */
export async function evaluate(
  engine: Engine,
  questions: readonly KnownQuestion[],
  onProgress: (done: number, total: number) => void,
): Promise<Evaluation> {
  const outcomes: Outcome[] = [];
  let index = '';
  for (const [n, known] of questions.entries()) {
    onProgress(n, questions.length);
    const started = performance.now();
    const answer = await askOrDecline(engine, known);
    const milliseconds = performance.now() - started;
    index = answer?.index ?? index;
    outcomes.push(outcomeOf(known, answer, milliseconds));
  }
  onProgress(questions.length, questions.length);
  return { ...summarise(outcomes), index };
}

/** A question that cannot be asked (no words, too long) counts as declined. */
async function askOrDecline(engine: Engine, { question: text, date }: KnownQuestion): Promise<Answer | null> {
  try {
    return await engine.ask({ text, top: TOP, ...(date === undefined ? {} : { askedOn: date }) });
  } catch (error) {
    if (isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG')) return null;
    throw error;
  }
}

function outcomeOf(known: KnownQuestion, answer: Answer | null, milliseconds: number): Outcome {
  const best = answer?.results[0];
  const wouldQuote =
    answer?.quote?.text ??
    best?.passage.text.slice(best.best.start - best.passage.start, best.best.end - best.passage.start) ??
    '';
  return {
    known,
    confidence: answer?.confidence ?? 'none',
    results: answer?.results.map(({ article }) => article.id) ?? [],
    score: best?.score ?? 0,
    holds: known.answers.length === 0 ? null : holdsAnswer(wouldQuote, known.answers),
    milliseconds,
  };
}

function summarise(outcomes: readonly Outcome[]): Omit<Evaluation, 'index'> {
  const answerable = outcomes.filter(({ known }) => known.answerable);
  const unanswerable = outcomes.filter(({ known }) => !known.answerable);
  const declined = outcomes.filter(({ confidence }) => confidence === 'none');
  const judged = answerable.filter(({ known }) => known.relevant.length > 0);
  const worded = answerable.filter(({ holds }) => holds !== null);
  const share = (part: readonly Outcome[], is: (outcome: Outcome) => boolean) =>
    mean(part.map((outcome) => (is(outcome) ? 1 : 0)));
  const ranked = (measure: (results: readonly string[], relevant: ReadonlySet<string>) => number) =>
    mean(judged.map(({ results, known }) => measure(results, new Set(known.relevant))));
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  return {
    questions: outcomes.length,
    answerable: answerable.length,
    hit1: ranked((results, relevant) => hitAt(1, results, relevant)),
    hit4: ranked((results, relevant) => hitAt(4, results, relevant)),
    hit10: ranked((results, relevant) => hitAt(TOP, results, relevant)),
    mrr: ranked(reciprocalRank),
    ndcg10: ranked((results, relevant) => ndcgAt(TOP, results, relevant)),
    quoteHolds: share(worded, ({ holds, confidence }) => holds === true && confidence !== 'none'),
    quoteWouldHold: share(worded, ({ holds }) => holds === true),
    declinePrecision: share(declined, ({ known }) => !known.answerable),
    declineRecall: share(unanswerable, ({ confidence }) => confidence === 'none'),
    declinedAnswerable: share(answerable, ({ confidence }) => confidence === 'none'),
    auroc: auroc(
      answerable.map(({ score }) => score),
      unanswerable.map(({ score }) => score),
    ),
    reliability: reliabilityOf(outcomes),
    latency: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
    misses: missesOf(judged),
  };
}

function reliabilityOf(outcomes: readonly Outcome[]): Reliability[] {
  return (['strong', 'possible', 'none'] as const).map((confidence) => {
    const told = outcomes.filter((outcome) => outcome.confidence === confidence);
    const judged = told.filter(({ holds, known }) => holds !== null || !known.answerable);
    return {
      confidence,
      answers: told.length,
      right: mean(judged.map(({ holds, known }) => (known.answerable && holds === true ? 1 : 0))),
    };
  });
}

function missesOf(judged: readonly Outcome[]): Miss[] {
  return judged
    .filter(({ results, known }) => hitAt(1, results, new Set(known.relevant)) === 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MISSES)
    .map(({ known, results, score }) => ({
      id: known.id,
      question: known.question,
      relevant: known.relevant,
      found: results[0] ?? null,
      score,
    }));
}
