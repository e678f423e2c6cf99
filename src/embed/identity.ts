import type { ModelIdentity } from './embedder.js';
import { type Encoder, openEncoder } from './encoder.js';
import type { ModelOptions, Tokenizer } from './tokenizer.js';
import { unavailable } from './unavailable.js';

/** The identity of a model that is loaded; a short run tells how long its vectors are, and warms it up. */
export async function identityOf(
  { model, precision }: ModelOptions,
  { hash, maxTokens, question }: Tokenizer,
  encoder: Encoder,
): Promise<ModelIdentity> {
  const { dimension } = await encoder.run([...question.before, ...question.after]);
  return { model, precision, pooling: 'mean', hash, dimension, maxTokens };
}

/**
 * The identity of a model that is not loaded, but where its configuration does not say how long its vectors are.
 * @throws VerbatimError MODEL_UNAVAILABLE
 */
export async function identityByTokenizer(options: ModelOptions, tokenizer: Tokenizer): Promise<ModelIdentity> {
  const { model, precision } = options;
  const { hash, maxTokens, dimension } = tokenizer;
  if (dimension !== null) return { model, precision, pooling: 'mean', hash, dimension, maxTokens };
  try {
    return await identityOf(options, tokenizer, await openEncoder(tokenizer.file));
  } catch (error) {
    throw unavailable(options, error);
  }
}
