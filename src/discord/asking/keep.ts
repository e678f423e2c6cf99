import type { NewAnswer } from '../../community/answers.js';
import { answers as tunables } from '../../tunables.js';
import type { Answer, Question } from '../../types.js';
import type { Context } from '../context.js';
import { describe } from '../log.js';
import { withoutHeadlines } from './headlines.js';

/** Who asks, and where; and of which articles, where that is not of all. */
export type Asker = Omit<NewAnswer, 'answer' | 'hashes'>;

/**
 * Asks the engine, with enough results for paging through more sources. Logs how it went, and never the words. @throws VerbatimError
 */
export async function askEngine(question: Question, { engine, logger }: Context): Promise<Answer> {
  const began = performance.now();
  const answer = await engine.ask({ ...question, top: tunables.sources }, (stage, milliseconds) =>
    logger.debug({ stage, milliseconds: tenths(milliseconds) }, 'a stage of a question ended'),
  );
  const { confidence, index } = answer;
  logger.info({ confidence, index, milliseconds: tenths(performance.now() - began) }, 'a question was answered');
  return { ...answer, results: withoutHeadlines(answer.results) };
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/**
 * Keeps an answer, and where it declines, its question as a gap. An answer that can't be kept is worth showing all the same.
 * @returns the id under which its buttons find it again; null where it could not be kept.
 */
export async function keep(
  answer: Answer,
  asker: Asker,
  { engine, community, logger }: Context,
): Promise<string | null> {
  try {
    const cited = answer.quote === null ? [] : [answer.quote.citation.article.id];
    const hashes = await engine.hashes([...new Set([...cited, ...answer.results.map(({ article }) => article.id)])]);
    const id = community.answers.record({ ...asker, answer, hashes });
    if (answer.confidence === 'none') {
      const { user, guild, channel, narrowing = null } = asker;
      const { question, index } = answer;
      community.gaps.record({ question, source: 'declined', user, guild, channel, answer: id, index, narrowing });
    }
    return id;
  } catch (error) {
    logger.error(describe(error), 'an answer could not be kept: it is shown without buttons');
    return null;
  }
}

/** Notes in which message an answer stands, for replies to it and for its question's fate. */
export function noteShown(
  id: string,
  place: { readonly channel: string; readonly message: string },
  { community, logger }: Context,
): void {
  try {
    community.answers.sent(id, place);
  } catch (error) {
    logger.error(describe(error), 'it could not be noted where an answer stands');
  }
}

/** Forgets an answer that was kept, and then could not be shown. */
export function forgetUnshown(id: string, { community, logger }: Context): void {
  try {
    community.answers.remove(id);
  } catch (error) {
    logger.error(describe(error), 'an answer that could not be shown is kept all the same');
  }
}
