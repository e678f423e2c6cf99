import type { IndexedPassage } from '../store/indexed-passage.js';
import type { IndexReader } from '../store/reader.js';
import { type WeightedToken, likenesses } from './likeness.js';
import { rankScore } from './score.js';
import type { CandidateSignals } from './signals.js';

/** A candidate with its signals. */
export interface LookedAt extends CandidateSignals {
  readonly candidate: IndexedPassage;
}

/**
 * Adds the likeness to the candidates that are best by all other signals: it takes longest, and raises no other to the top. Those get
 * the least that one of the best has.
 * @param closely how many are looked at.
 */
export function lookClosely(
  looked: readonly LookedAt[],
  tokens: readonly WeightedToken[],
  reader: IndexReader,
  closely: number,
): LookedAt[] {
  if (tokens.length === 0) return [...looked];
  const byOthers = looked
    .map((one) => ({ one, score: rankScore(one.signals) }))
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
  const best = byOthers.slice(0, closely).map((one) => withLikeness(one, tokens, reader));
  const least = Math.min(...best.map(({ signals }) => signals.likeness));
  const others = byOthers.slice(closely).map((one) => ({ ...one, signals: { ...one.signals, likeness: least } }));
  return [...best, ...others];
}

function withLikeness(one: LookedAt, tokens: readonly WeightedToken[], reader: IndexReader): LookedAt {
  const alike = likenesses(tokens, reader.codes(one.candidate.label));
  return {
    candidate: one.candidate,
    signals: { ...one.signals, likeness: Math.max(-1, ...alike) },
    sentences: one.sentences.map((sentence, i) => ({ ...sentence, likeness: alike[i] ?? 0 })),
  };
}
