import type { TokenIds } from '../types.js';
import type { PassageVectors } from './embedder.js';
import type { Encoder } from './encoder.js';
import { normalised, sumOf } from './pooling.js';
import { codesOf } from './token-codes.js';
import type { Tokenizer } from './tokenizer.js';

/** A passage as the model reads it. */
export interface PassageInput {
  /** All its token ids, with what the model wants before and after them. */
  readonly ids: TokenIds;
  /** How many of them come before the first sentence, and how many each sentence has. */
  readonly before: number;
  readonly lengths: readonly number[];
}

/**
 * A passage, given as its sentences' token ids, as the model reads it.
 * @throws RangeError when it is longer than the model reads: the caller splits, the model never cuts in silence.
 */
export function inputOf(
  { passage: { before, after }, maxTokens }: Pick<Tokenizer, 'passage' | 'maxTokens'>,
  sentences: readonly TokenIds[],
): PassageInput {
  const own = sentences.flat();
  if (own.length > maxTokens) {
    throw new RangeError(`a passage has ${own.length} tokens; the model reads ${maxTokens}`);
  }
  const ids = [...before, ...own, ...after];
  return { ids, before: before.length, lengths: sentences.map(({ length }) => length) };
}

/** Embeds a passage: all of its vectors come of one run of the model. */
export async function embedPassage(encoder: Encoder, { ids, before, lengths }: PassageInput): Promise<PassageVectors> {
  const { states, dimension } = await encoder.run(ids);
  let at = before;
  const sentences = lengths.map((length) => ({ from: at, to: (at += length) }));
  const sums = sentences.map(({ from, to }) => sumOf(states, from, to, dimension));
  const ends = [sumOf(states, 0, before, dimension), sumOf(states, at, ids.length, dimension)];
  const passage = normalised(totalOf([...sums, ...ends], dimension));
  return {
    passage,
    // A sentence of which the tokenizer leaves nothing (only control characters) is as near to anything as its passage.
    sentences: sums.map((sum, i) => (lengths[i] === 0 ? passage : normalised(sum))),
    codes: sentences.map(({ from, to }) => codesOf(states, from, to, dimension)),
  };
}

function totalOf(sums: readonly Float64Array[], dimension: number): Float64Array {
  const total = new Float64Array(dimension);
  for (const sum of sums) for (let i = 0; i < dimension; i++) total[i]! += sum[i]!;
  return total;
}
