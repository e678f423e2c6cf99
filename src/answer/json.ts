import type { Answer, Hit } from '../types.js';

/** A result as promised to scripts. */
export interface ResultJson {
  readonly rank: number;
  readonly article: string;
  readonly passage: string;
  readonly title: string;
  readonly source: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

/** An answer as promised to scripts. */
export interface AnswerJson {
  readonly id?: string;
  readonly question: string;
  readonly answered: boolean;
  readonly confidence: Answer['confidence'];
  readonly quote: {
    readonly text: string;
    readonly article: string;
    readonly start: number;
    readonly end: number;
  } | null;
  readonly results: readonly ResultJson[];
  readonly index: string;
  readonly notice?: Answer['notice'];
}

/** Scores are given to this many decimals: more would be noise. */
const SCORE_DECIMALS = 4;

export function resultJson({ rank, article, passage, score }: Hit): ResultJson {
  const { id, title, source, date, url } = article;
  const { start, end, text } = passage;
  return { rank, article: id, passage: passage.id, title, source, date, url, start, end, text, score: rounded(score) };
}

/** @param id the question's own id in a batch. */
export function answerJson(answer: Answer, id?: string): AnswerJson {
  const { question, confidence, quote, results, index, notice } = answer;
  return {
    ...(id === undefined ? {} : { id }),
    question,
    answered: confidence !== 'none',
    confidence,
    quote: quote && { text: quote.text, article: quote.citation.article.id, start: quote.start, end: quote.end },
    results: results.map(resultJson),
    index,
    ...(notice === null ? {} : { notice }),
  };
}

function rounded(score: number): number {
  return Number(score.toFixed(SCORE_DECIMALS));
}
