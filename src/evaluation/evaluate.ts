import { type Figures, figuresOf } from './figures.js';
import { type KnownQuestion, digestOf } from './known-questions.js';
import { type Latency, latencyOf, ownLatencyOf } from './latency.js';
import { type Miss, wrongAnswers, wrongDeclines } from './misses.js';
import { type Asking, type Outcome, askKnown } from './outcome.js';
import { type BandWorth, type WordWorth, worthOfBands, worthOfWords } from './reliability.js';

/** What was measured. */
export interface Evaluation extends Figures {
  /** Id of the index that answered. */
  readonly index: string;
  /** Of the questions: only evaluations of the same ones can be compared. */
  readonly digest: string;
  readonly questions: number;
  readonly answerable: number;
  readonly unanswerable: number;
  readonly followUps: number;
  readonly reliability: readonly WordWorth[];
  readonly bands: readonly BandWorth[];
  readonly latency: Latency;
  /** Without the model's own runs. */
  readonly ownLatency: Latency;
  /** Answerable questions that were answered wrongly, and those that were declined; the worst first. */
  readonly misses: readonly Miss[];
  readonly declined: readonly Miss[];
  /** One a question, in the order asked. */
  readonly outcomes: readonly Outcome[];
}

export interface EvaluateOptions extends Asking {
  /** How many misses of a kind to list. */
  readonly misses: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** Asks every question and compares what comes with what is known. */
export async function evaluate(
  questions: readonly KnownQuestion[],
  { misses, onProgress, ...asking }: EvaluateOptions,
): Promise<Evaluation> {
  const outcomes: Outcome[] = [];
  let index = '';
  for (const [n, known] of questions.entries()) {
    onProgress(n, questions.length);
    const asked = await askKnown(asking, known);
    index = asked.index ?? index;
    outcomes.push(asked.outcome);
  }
  onProgress(questions.length, questions.length);
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length;
  return {
    index,
    digest: digestOf(questions),
    questions: outcomes.length,
    answerable: count(({ answerable }) => answerable === true),
    unanswerable: count(({ answerable }) => answerable === false),
    followUps: count(({ previous }) => previous !== null),
    ...figuresOf(outcomes),
    reliability: worthOfWords(outcomes),
    bands: worthOfBands(outcomes),
    latency: latencyOf(outcomes),
    ownLatency: ownLatencyOf(outcomes),
    misses: wrongAnswers(outcomes, misses),
    declined: wrongDeclines(outcomes, misses),
    outcomes,
  };
}
