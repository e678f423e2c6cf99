import type { ShownQuote } from '../../community/answers.js';
import type { StoredArticle } from '../../types.js';
import type { Context } from '../context.js';
import { describe } from '../log.js';
import type { Language } from '../words/language.js';

/** Where quoted words stand in an article now, in UTF-16 units; null where they no longer do. */
export function whereQuoted({ article }: StoredArticle, { start, end, text }: ShownQuote): number | null {
  if (article.text.slice(start, end) === text) return start;
  const at = article.text.indexOf(text);
  return at < 0 ? null : at;
}

/** Whether an article is another one than when it was quoted. */
export function isChanged({ hash }: StoredArticle, { articleHash }: ShownQuote): boolean {
  return articleHash !== null && hash !== articleHash;
}

/**
 * What has become of a quote's article since, as a small line; none where nothing has, or that can't be told just now, which keeps
 * nobody from sharing or judging the answer.
 */
export async function changeNote(
  quote: ShownQuote | null,
  { engine, logger }: Pick<Context, 'engine' | 'logger'>,
  language: Language,
): Promise<string[]> {
  if (quote === null) return [];
  try {
    const stored = await engine.article(quote.article);
    if (stored === null) return [`-# ${language.say('article.removed')}`];
    if (whereQuoted(stored, quote) === null) return [`-# ${language.say('quote.gone')}`];
    return isChanged(stored, quote) ? [`-# ${language.say('context.changed')}`] : [];
  } catch (error) {
    logger.warn(describe(error), 'it could not be told what became of a quoted article');
    return [];
  }
}
