import type { Ranked } from '../retrieval/retrieve.js';
import { confidenceWord } from '../retrieval/score.js';
import { corroboration as tunables } from '../tunables.js';

/**
 * Further passages, from other articles, that say what the best one says: they are likely enough to answer themselves, and the
 * sentences that bear on the question share most of their words with the best one's. At most one an article.
 */
export function findCorroboration(ranked: readonly Ranked[]): Ranked[] {
  const [best, ...others] = ranked;
  if (best === undefined) return [];
  const said = termsOfBest(best);
  const articles = new Set([best.candidate.article.id]);
  const found: Ranked[] = [];
  for (const other of others) {
    if (found.length === tunables.quotes || confidenceWord(other.score) === 'none') break;
    const { id } = other.candidate.article;
    if (articles.has(id) || overlap(said, termsOfBest(other)) < tunables.overlap) continue;
    articles.add(id);
    found.push(other);
  }
  return found;
}

function termsOfBest({ candidate, best }: Ranked): ReadonlySet<number> {
  const { sentences } = candidate.passage;
  return new Set(
    candidate.terms.filter((_, i) => sentences[i]!.start >= best.start && sentences[i]!.end <= best.end).flat(),
  );
}

/** The overlap coefficient: shared terms as a share of the smaller set's. */
function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const smaller = Math.min(a.size, b.size);
  let shared = 0;
  for (const term of a) if (b.has(term)) shared++;
  return smaller === 0 ? 0 : shared / smaller;
}
