import type { TokenIds } from '../types.js';
import type { PassageVectors } from './embedder.js';
import type { Encoder } from './encoder.js';
import { normalised, sumOf } from './pooling.js';
import { codesOf } from './token-codes.js';
import type { Ends } from './tokenizer.js';

/**
 * Embeds a passage.
 * @param ends what the model wants before and after a passage.
 * @param sentences their token ids; together with `ends` no more than the model reads.
 */
export async function embedPassage(
  encoder: Encoder,
  { before, after }: Ends,
  sentences: readonly TokenIds[],
): Promise<PassageVectors> {
  const ids = [...before, ...sentences.flat(), ...after];
  const { states, dimension } = await encoder.run(ids);
  const whole = sumOf(states, 0, before.length, dimension);
  const add = (sum: Float64Array) => sum.forEach((x, i) => (whole[i]! += x));
  let at = before.length;
  const sums = sentences.map(({ length }) => sumOf(states, at, (at += length), dimension));
  sums.forEach(add);
  add(sumOf(states, at, ids.length, dimension));
  const passage = normalised(whole);
  at = before.length;
  return {
    passage,
    // A sentence of which the tokenizer leaves nothing (only control characters) is as near to anything as its passage.
    sentences: sums.map((sum, i) => (sentences[i]!.length === 0 ? passage : normalised(sum))),
    codes: sentences.map(({ length }) => codesOf(states, at, (at += length), dimension)),
  };
}
