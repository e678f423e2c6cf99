import { isDeclined } from './figures.js';
import { isFirstRelevant, isRight, type Outcome } from './outcome.js';

/** An answerable question that was answered wrongly, or declined: what was expected, and what came instead. */
export interface Miss {
  readonly id: string;
  readonly question: string;
  readonly previous: string | null;
  readonly relevant: readonly string[];
  readonly answers: readonly string[];
  /** The article of the best result. */
  readonly found: string | null;
  /** What was quoted, or would have been. */
  readonly quote: string | null;
  readonly score: number;
  /** Whether that article is a right one, and whether that quote holds the answer; null where it is not known. */
  readonly rightArticle: boolean | null;
  readonly holds: boolean | null;
}

/** Answerable questions that were answered wrongly, surest first. */
export function wrongAnswers(outcomes: readonly Outcome[], most: number): Miss[] {
  return outcomes
    .filter((outcome) => outcome.answerable === true && !isDeclined(outcome) && isRight(outcome) === false)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(missOf);
}

/** Answerable questions that were declined: those first that would have been answered well, and of these the likeliest. */
export function wrongDeclines(outcomes: readonly Outcome[], most: number): Miss[] {
  const wasGood = (outcome: Outcome) => Number(outcome.holds ?? isFirstRelevant(outcome) ?? false);
  return outcomes
    .filter((outcome) => outcome.answerable === true && isDeclined(outcome))
    .sort((a, b) => wasGood(b) - wasGood(a) || b.score - a.score)
    .slice(0, most)
    .map(missOf);
}

function missOf(outcome: Outcome): Miss {
  const { id, question, previous, relevant, answers, results, quote, score, holds } = outcome;
  const found = results[0] ?? null;
  return {
    id,
    question,
    previous,
    relevant,
    answers,
    found,
    quote,
    score,
    rightArticle: isFirstRelevant(outcome),
    holds,
  };
}
