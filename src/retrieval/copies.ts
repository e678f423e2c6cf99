import type { IndexedPassage } from '../store/indexed-passage.js';
import { areCopies } from '../terms/min-hash.js';
import { nearDuplicates as tunables } from '../tunables.js';
import type { ArticleHead, Span } from '../types.js';
import { agree, claimOf } from './claim.js';
import { confidenceWord } from './score.js';

/** What tells of a hit whether it repeats another one. */
export interface Repeatable {
  readonly candidate: Pick<IndexedPassage, 'article' | 'passage' | 'terms' | 'signature'>;
  readonly score: number;
  /** The sentence that bears on the question best. */
  readonly key: Span;
  readonly copies: readonly ArticleHead[];
}

/** Whether two articles are copies of one text, so that what both say is one voice. */
export function isOneVoice(a: Pick<IndexedPassage, 'signature'>, b: Pick<IndexedPassage, 'signature'>): boolean {
  return a.signature !== null && b.signature !== null && areCopies(a.signature, b.signature);
}

/**
 * Leaves one hit for each text that several copies of an article print, and for each sentence that an article holds twice. What stands
 * for a text is its original, as far as one can tell: the copy with the earliest date, or else the one with an address or an outlet,
 * among those that answer about as well as the best; it names the others. A copy in which the answering sentence was changed (another
 * number, another name) is a hit of its own.
 * @param ranked Best first.
 */
export function collapseCopies<T extends Repeatable>(ranked: readonly T[]): T[] {
  const texts: [best: T, ...others: T[]][] = [];
  for (const one of ranked) {
    const text = texts.find(([best]) => repeats(one, best));
    if (text === undefined) texts.push([one]);
    else text.push(one);
  }
  return texts.map(hitOfText).sort((a, b) => b.score - a.score);
}

function repeats(one: Repeatable, best: Repeatable): boolean {
  const { candidate } = one;
  if (candidate.article.id === best.candidate.article.id) return sameWords(one, best);
  if (!isOneVoice(candidate, best.candidate)) return false;
  const said = claimOf(best.candidate, best.key);
  return candidate.passage.sentences.some((sentence) => agree(said, claimOf(candidate, sentence)));
}

function sameWords(one: Repeatable, other: Repeatable): boolean {
  const [a, b] = [one, other].map(({ candidate: { passage }, key }) =>
    passage.text.slice(key.start - passage.start, key.end - passage.start).replace(/\s+/g, ' '),
  );
  return a === b;
}

function hitOfText<T extends Repeatable>([best, ...others]: readonly [T, ...T[]]): T {
  const elsewhere = others.filter(({ candidate }) => candidate.article.id !== best.candidate.article.id);
  if (elsewhere.length === 0) return best;
  const said = claimOf(best.candidate, best.key);
  const isAsGood = ({ score, candidate, key }: T) =>
    score >= best.score - tunables.margin &&
    confidenceWord(score) === confidenceWord(best.score) &&
    agree(said, claimOf(candidate, key));
  const original = [best, ...elsewhere.filter(isAsGood)].sort(byOrigin)[0] ?? best;
  const articles = new Map(
    [best, ...elsewhere].sort(byOrigin).map(({ candidate: { article } }) => [article.id, article]),
  );
  articles.delete(original.candidate.article.id);
  return { ...original, copies: [...articles.values()] };
}

/** The earlier first; then what has an address, an outlet. */
function byOrigin({ candidate: { article: a } }: Repeatable, { candidate: { article: b } }: Repeatable): number {
  const [dateA, dateB] = [a.date ?? '9999', b.date ?? '9999'];
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  const known = ({ url, source }: ArticleHead) => (url === null ? 0 : 2) + (source === null ? 0 : 1);
  return known(b) - known(a);
}
