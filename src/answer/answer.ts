import { errorMessage } from '../errors.js';
import { bestSentences } from '../retrieval/best-sentences.js';
import type { ReadQuestion } from '../retrieval/question.js';
import type { Ranked } from '../retrieval/retrieve.js';
import { confidenceWord, sharesOf } from '../retrieval/score.js';
import type { Manifest } from '../store/manifest.js';
import type { Answer, Article, Confidence, Hit, Notice } from '../types.js';
import { findCorroboration } from './corroboration.js';
import { pageAt } from './page.js';
import { quoteFrom } from './quote.js';

/** What an answer is made from. */
export interface AnswerParts {
  readonly question: string;
  readonly read: ReadQuestion;
  readonly ranked: readonly Ranked[];
  readonly manifest: Manifest;
  /** The stored article with this id, of the state of the index that `ranked` is from. */
  readonly article: (id: string) => Article;
  /** How many results to give. */
  readonly top: number;
  /** What the asker should know: that spellings were corrected, or that the filter leaves nothing; or null. */
  readonly notice: Notice | null;
}

/**
 * Answers with the best passage's words, or declines: when nothing is likely enough to answer, or the model cannot read the question.
 */
export function composeAnswer(parts: AnswerParts): Answer {
  const { question, read, ranked, manifest, article, top } = parts;
  const unreadable = noticeFor(read, manifest);
  const [best] = ranked;
  const confidence: Confidence = best === undefined || unreadable !== null ? 'none' : wordFor(best);
  const answering = confidence === 'none' ? [] : [best!, ...findCorroboration(ranked)];
  const quotes = answering.map((one) => {
    const best = bestSentences(one.candidate.passage, one.sentences);
    return quoteFrom(article(one.candidate.article.id), { ...one.candidate, ...one, best });
  });
  return {
    question,
    confidence,
    quote: quotes[0] ?? null,
    corroboration: quotes.slice(1),
    results: ranked.slice(0, top).map(hitOf),
    coverage: { articles: manifest.articles, from: manifest.from, to: manifest.to },
    index: manifest.id,
    notice: unreadable ?? parts.notice,
  };
}

/** The word for the best passage; one that lacks the kind of thing asked for is never a strong answer. */
function wordFor({ score, signals }: Ranked): Confidence {
  const word = confidenceWord(score);
  return word === 'strong' && signals.kind === 0 ? 'possible' : word;
}

/** A ranked candidate as a hit. */
export function hitOf({ candidate, signals, sentences, score, key, copies }: Ranked, index: number): Hit {
  const { article, passage, pages } = candidate;
  const best = bestSentences(passage, sentences);
  const page = pageAt(pages, passage.start);
  return { rank: index + 1, article, passage, score, page, best, key, signals: sharesOf(signals), copies };
}

function noticeFor(read: ReadQuestion, { model }: Manifest): Notice | null {
  if (!read.unreadable) return null;
  const details = { model: model.model };
  return { code: 'QUESTION_UNREADABLE', message: errorMessage('QUESTION_UNREADABLE', details), details: [details] };
}
