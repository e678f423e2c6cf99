import type { Confidence, Hit } from '../../types.js';
import type { Found } from '../components/source-list.js';
import type { Context } from '../context.js';
import { describe } from '../log.js';
import type { Asker } from './keep.js';

/** Passages found for words that ask nothing. */
export interface FoundFor {
  readonly words: string;
  readonly hits: readonly Hit[];
  readonly confidence: Confidence;
}

/**
 * Keeps the passages found for words that ask nothing, so that they can be paged through: as an answer that quotes nothing, and no gap.
 * Where that fails they are worth showing all the same.
 */
export async function keepFound(
  { words, hits, confidence }: FoundFor,
  asker: Asker,
  { engine, community, logger }: Context,
): Promise<Found> {
  const hashes = await engine.hashes([...new Set(hits.map(({ article }) => article.id))]);
  const { index } = await engine.status();
  const answer = { question: words, confidence, quote: null, results: hits, index } as const;
  try {
    const id = community.answers.record({ ...asker, answer, hashes });
    return community.answers.find(id) ?? unkept(words, hits, hashes);
  } catch (error) {
    logger.error(describe(error), 'what was found could not be kept: its first page is shown, without buttons');
    return unkept(words, hits, hashes);
  }
}

function unkept(words: string, hits: readonly Hit[], hashes: ReadonlyMap<string, string>): Found {
  const results = hits.map(({ passage, article, score, best, key }) => {
    return { passage: passage.id, article: article.id, articleHash: hashes.get(article.id) ?? null, score, best, key };
  });
  return { id: null, question: words, quote: null, results };
}
