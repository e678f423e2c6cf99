import { agree, claimOf } from '../retrieval/claim.js';
import { isOneVoice } from '../retrieval/copies.js';
import type { Ranked } from '../retrieval/retrieve.js';
import { confidenceWord } from '../retrieval/score.js';
import { corroboration as tunables } from '../tunables.js';

/**
 * Further passages, from other articles, that say what the best one says: they are likely enough to answer themselves, and their
 * answering sentence shares most of its words with the best one's, names no one else, gives the same numbers and denies
 * nothing that the other affirms. At most one an article, and copies of one text are one voice.
 */
export function findCorroboration(ranked: readonly Ranked[]): Ranked[] {
  const [best, ...others] = ranked;
  if (best === undefined) return [];
  const said = claimOf(best.candidate, best.key);
  const voices = [best];
  for (const other of others) {
    if (voices.length > tunables.quotes || confidenceWord(other.score) === 'none') break;
    const { candidate } = other;
    const isHeard = voices.some(
      (voice) => voice.candidate.article.id === candidate.article.id || isOneVoice(voice.candidate, candidate),
    );
    if (!isHeard && agree(said, claimOf(candidate, other.key))) voices.push(other);
  }
  return voices.slice(1);
}
