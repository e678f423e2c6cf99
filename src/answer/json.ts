import type { Answer, ArticleHead, Hit, Quote } from '../types.js';

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
  /** Page of the article's file, from 1; null where it has no pages. */
  readonly page: number | null;
  /** Ids of articles that print the same text. */
  readonly copies: readonly string[];
}

/** An answer as promised to scripts. */
export interface AnswerJson {
  /** The question's own id in a batch; null for a single question. */
  readonly id: string | null;
  readonly question: string;
  readonly answered: boolean;
  readonly confidence: Answer['confidence'];
  readonly quote: {
    readonly text: string;
    readonly article: string;
    readonly start: number;
    readonly end: number;
    readonly page: number | null;
    readonly copies: readonly string[];
  } | null;
  readonly results: readonly ResultJson[];
  readonly index: string;
  readonly notice?: Answer['notice'];
}

/** Scores are given to this many decimals: more would be noise. */
const SCORE_DECIMALS = 4;

export function resultJson({ rank, article, passage, score, page, copies }: Hit): ResultJson {
  const { id, title, source, date, url } = article;
  const { start, end, text } = passage;
  const place = { rank, article: id, passage: passage.id, title, source, date, url, start, end };
  return { ...place, text, score: rounded(score), page, copies: idsOf(copies) };
}

/** @param id the question's own id in a batch; null for a single question. */
export function answerJson(answer: Answer, id: string | null): AnswerJson {
  const { question, confidence, quote, results, index, notice } = answer;
  return {
    id,
    question,
    answered: confidence !== 'none',
    confidence,
    quote: quote && quoteJson(quote),
    results: results.map(resultJson),
    index,
    ...(notice === null ? {} : { notice }),
  };
}

function quoteJson({ text, start, end, citation }: Quote): AnswerJson['quote'] {
  const { article, page, copies } = citation;
  return { text, article: article.id, start, end, page, copies: idsOf(copies) };
}

function idsOf(articles: readonly ArticleHead[]): string[] {
  return articles.map(({ id }) => id);
}

function rounded(score: number): number {
  return Number(score.toFixed(SCORE_DECIMALS));
}
