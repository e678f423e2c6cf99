import { isVerbatimError } from '../errors.js';
import type { IndexState } from '../store/open-index.js';
import { followUps as tunables } from '../tunables.js';
import type { Exchange } from '../types.js';
import { completed, isElliptic } from './ellipsis.js';
import { contentOf, isFollowUp } from './follow-up-form.js';
import { namesIn } from './names.js';
import type { ReadQuestion } from './question.js';
import { type Filter, type Ranked, retrieve } from './retrieve.js';

/**
 * A question in the light of the exchange before it, or null where it stands alone. An elliptic one ("and in 2022?") becomes the
 * previous question with the new words in place. Any other keeps its own words and kind, and the previous question's words count beside
 * them, as does its vector: they are what its pronouns mean. Where the previous question was a follow-up itself, the names in what was
 * quoted stand for its subject.
 * @param readText Reads a question as the corpus spells it.
 */
export async function readFollowUp(
  own: ReadQuestion,
  previous: Exchange,
  readText: (text: string) => Promise<ReadQuestion>,
): Promise<ReadQuestion | null> {
  if (!isFollowUp(own.text)) return null;
  const isPut = isElliptic(own.text);
  const before = await ifReadable(() => readText(isPut ? completed(previous.question, own.text) : previous.question));
  // Of another time or person another article may tell.
  if (before === null || isPut) return before && { ...before, carried: { terms: [], article: null } };
  const ownTerms = contentOf(own.text);
  const quoted = isFollowUp(previous.question) ? contentOf(namesIn(previous.quote ?? '').join(' ')) : [];
  const terms = [...new Set([...contentOf(before.text), ...quoted])].filter((term) => !ownTerms.includes(term));
  return {
    ...own,
    text: `${before.text} ${own.text}`,
    terms: ownTerms,
    words: [...before.words, ...own.words],
    time: own.time ?? before.time,
    vector: mean(own.vector, before.vector, tunables.vector),
    carried: { terms, article: previous.article },
  };
}

/**
 * What answers a question that may lean on the one before: the passages found with that, unless the question by itself finds something so
 * much likelier that it must stand alone.
 */
export function retrieveEither(
  state: IndexState,
  own: ReadQuestion,
  followUp: ReadQuestion | null,
  filter: Filter,
): { readonly read: ReadQuestion; readonly ranked: Ranked[] } {
  if (followUp === null) return { read: own, ranked: retrieve(state, own, filter) };
  const led = { read: followUp, ranked: retrieve(state, followUp, filter).map(doubted) };
  if (isElliptic(own.text)) return led;
  const alone = { read: own, ranked: retrieve(state, own, filter) };
  return scoreOf(alone.ranked) > scoreOf(led.ranked) + tunables.alone ? alone : led;
}

/** What a follow-up leans on is a guess, and its words are sure to be found where they were quoted from. */
function doubted(ranked: Ranked): Ranked {
  const odds = ranked.score / (1 - ranked.score);
  return { ...ranked, score: 1 / (1 + Math.exp(tunables.doubt) / odds) };
}

function scoreOf([best]: readonly Ranked[]): number {
  return best?.score ?? 0;
}

/** Null where the question before has no words or too many: then nothing can be leant on. */
async function ifReadable(read: () => Promise<ReadQuestion>): Promise<ReadQuestion | null> {
  try {
    return await read();
  } catch (error) {
    if (isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG')) return null;
    throw error;
  }
}

/** The mean of two vectors of length 1, of length 1 again; `weight` is the second's share, from 0 to 1. */
function mean(one: Float32Array, other: Float32Array, weight: number): Float32Array {
  const sum = one.map((value, i) => (1 - weight) * value + weight * other[i]!);
  const length = Math.hypot(...sum);
  return length === 0 ? one : sum.map((value) => value / length);
}
