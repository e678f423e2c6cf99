import type { Engine } from '../engine.js';
import { isVerbatimError } from '../errors.js';
import type { Answer, Confidence, Exchange, Hit, Question } from '../types.js';
import type { KnownQuestion } from './known-questions.js';
import { holdsAnswer } from './metrics.js';

/** Results asked for: what Hit@10 needs. */
export const RESULTS = 10;

/** What came of one question. */
export interface Outcome {
  readonly id: string;
  readonly question: string;
  readonly previous: string | null;
  readonly answerable: boolean | null;
  readonly relevant: readonly string[];
  readonly answers: readonly string[];
  readonly confidence: Confidence;
  /** Of the best result; 0 where there is none. */
  readonly score: number;
  /** Ids of the articles of the results, best first. */
  readonly results: readonly string[];
  /** What was quoted or, where it was declined, would have been; null where nothing was found. */
  readonly quote: string | null;
  /** Whether that holds the answer; null where the answer's words are not known. */
  readonly holds: boolean | null;
  /** Milliseconds from question to answer, and how many of them the model ran. */
  readonly milliseconds: number;
  readonly modelMilliseconds: number;
}

/** How questions are asked. */
export interface Asking {
  readonly engine: Engine;
  /** Milliseconds that the model has run for questions so far. */
  readonly modelTime: () => number;
}

/** Asks a question, after the one before it where it is a follow-up; only the question's own time counts. */
export async function askKnown(
  asking: Asking,
  known: KnownQuestion,
): Promise<{ outcome: Outcome; index: string | null }> {
  const { engine, modelTime } = asking;
  const on = known.date === null ? {} : { askedOn: known.date };
  const previous = known.previous === null ? null : await exchangeOf(engine, { text: known.previous, ...on });
  const modelBefore = modelTime();
  const started = performance.now();
  const asked = { text: known.question, top: RESULTS, ...on, ...(previous === null ? {} : { previous }) };
  const answer = await answerOf(engine, asked);
  const milliseconds = performance.now() - started;
  const modelMilliseconds = modelTime() - modelBefore;
  return { outcome: { ...judge(known, answer), milliseconds, modelMilliseconds }, index: answer?.index ?? null };
}

async function exchangeOf(engine: Engine, question: Question): Promise<Exchange> {
  const answer = await answerOf(engine, question);
  const quote = answer?.quote ?? null;
  return { question: question.text, quote: quote?.text ?? null, article: quote?.citation.article.id ?? null };
}

/** A question that cannot be asked (no words, too long) counts as declined. */
async function answerOf(engine: Engine, question: Question): Promise<Answer | null> {
  try {
    return await engine.ask(question);
  } catch (error) {
    if (isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG')) return null;
    throw error;
  }
}

function judge(
  { id, question, previous, answerable, relevant, answers }: KnownQuestion,
  answer: Answer | null,
): Omit<Outcome, 'milliseconds' | 'modelMilliseconds'> {
  const best = answer?.results[0];
  const quote = answer?.quote?.text ?? (best === undefined ? null : bestWords(best));
  return {
    ...{ id, question, previous, answerable, relevant, answers },
    confidence: answer?.confidence ?? 'none',
    score: best?.score ?? 0,
    results: answer?.results.map(({ article }) => article.id) ?? [],
    quote,
    holds: answers.length === 0 ? null : holdsAnswer(quote ?? '', answers),
  };
}

function bestWords({ passage, best }: Hit): string {
  return passage.text.slice(best.start - passage.start, best.end - passage.start);
}

/**
 * Whether the right thing was done: an answerable question's quote holds the answer (or comes from a right article, where only these are
 * known), and an unanswerable one is declined. Null where that cannot be told.
 */
export function isRight(outcome: Outcome): boolean | null {
  const declined = outcome.confidence === 'none';
  if (outcome.answerable === null) return null;
  if (!outcome.answerable) return declined;
  const holds = outcome.holds ?? isFirstRelevant(outcome);
  return holds === null ? null : holds && !declined;
}

/** Whether the best result is of a right article; null where these are not known. */
export function isFirstRelevant({ relevant, results }: Outcome): boolean | null {
  return relevant.length === 0 ? null : results[0] !== undefined && relevant.includes(results[0]);
}
