import type * as Transformers from '@xenova/transformers';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { DEFAULT_MODEL, type Precision } from '../config.js';
import { causeOf, isVerbatimError, VerbatimError } from '../errors.js';
import { embedding } from '../tunables.js';
import type { TokenIds } from '../types.js';
import type { Embedder, ModelIdentity, PassageVectors, QuestionVector, QuestionWord } from './embedder.js';
import { loadDownloaded, type Loaded } from './model/download.js';
import { prepareDefaultModel } from './model/prepare.js';
import { meanVector, weightedMean } from './pooling.js';
import { prefixesOf } from './prefixes.js';
import { codesOf, wordsInCode } from './token-codes.js';

/** Which model, and where models are kept: `<EMBEDDINGS_DIR>/model`. */
export interface ModelOptions {
  readonly model: string;
  readonly precision: Precision;
  readonly modelsDir: string;
}

type Library = typeof Transformers;
type Tokenizer = Transformers.PreTrainedTokenizer;
type Tensor = Transformers.Tensor;

/** As much of the library's model as is used here; it types everything `any`. */
interface EncoderModel {
  (inputs: { input_ids: Tensor; attention_mask: Tensor }): Promise<Partial<Record<string, Tensor>>>;
  readonly config: { readonly max_position_embeddings?: number };
  dispose(): Promise<unknown>;
}

interface Parts {
  readonly library: Library;
  readonly tokenizer: Tokenizer;
  readonly model: EncoderModel;
}

/** Longest input of a model that does not say: BERT's. */
const usualMaxLength = 512;

/** The library's settings are global, so models are loaded one after another. */
let loading: Promise<unknown> = Promise.resolve();

/**
 * Loads a model: the default one from the weights that came with npm, without touching the network; any other
 * feature-extraction model by its Hugging Face id, downloaded on first use.
 * @throws VerbatimError MODEL_WEIGHTS_MISSING, MODEL_NOT_WRITABLE, MODEL_UNAVAILABLE.
 */
export async function createTransformersEmbedder(options: ModelOptions): Promise<Embedder> {
  const turn = loading.then(() => load(options));
  loading = turn.catch(() => undefined);
  return turn;
}

async function load({ model, precision, modelsDir }: ModelOptions): Promise<Embedder> {
  try {
    const isDefault = model === DEFAULT_MODEL;
    const hash = isDefault ? (await prepareDefaultModel(modelsDir, precision)).hash : null;
    const library = await import('@xenova/transformers');
    library.env.localModelPath = modelsDir;
    library.env.allowRemoteModels = !isDefault;
    const loadFrom = async (cacheDir: string): Promise<Parts> => {
      library.env.cacheDir = cacheDir;
      const tokenizer = await library.AutoTokenizer.from_pretrained(model);
      const encoder = await library.AutoModel.from_pretrained(model, { quantized: precision === 'int8' });
      return { library, tokenizer, model: encoder as unknown as EncoderModel };
    };
    const { loaded, hash: fileHash }: Loaded<Parts> = isDefault
      ? { loaded: await loadFrom(modelsDir), hash }
      : await loadDownloaded(modelsDir, model, precision, loadFrom);
    return await TransformersEmbedder.create(loaded, { model, precision }, fileHash);
  } catch (error) {
    if (isVerbatimError(error)) throw error;
    const cause = causeOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
    throw new VerbatimError('MODEL_UNAVAILABLE', { model, cause }, { cause: error });
  }
}

/** A word with what is written into it, or any other character. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*|\S/gu;

/** Token ids put before and after every text. */
interface Ends {
  readonly before: TokenIds;
  readonly after: TokenIds;
}

class TransformersEmbedder implements Embedder {
  readonly identity: ModelIdentity;
  readonly #parts: Parts;
  readonly #question: Ends;
  readonly #passage: Ends;
  /** 8-bit activations share one scale a batch, so only a batch of one gives the same vector every time. */
  readonly #batch: number;

  private constructor(parts: Parts, identity: ModelIdentity, ends: { question: Ends; passage: Ends }) {
    this.identity = identity;
    this.#parts = parts;
    this.#question = ends.question;
    this.#passage = ends.passage;
    this.#batch = identity.precision === 'int8' ? 1 : embedding.batch;
  }

  /** Completes the identity with what only a run tells: the dimension, and a hash where the file's is not known. */
  static async create(
    parts: Parts,
    { model, precision }: { model: string; precision: Precision },
    fileHash: string | null,
  ): Promise<Embedder> {
    const { tokenizer } = parts;
    const special = specialTokens(tokenizer);
    const prefixes = prefixesOf(model);
    const withPrefix = (prefix: string): Ends => ({
      before: [...special.before, ...encode(tokenizer, prefix)],
      after: special.after,
    });
    const ends = { question: withPrefix(prefixes.question), passage: withPrefix(prefixes.passage) };
    const longest = Math.min(
      Number(tokenizer.model_max_length ?? usualMaxLength),
      parts.model.config.max_position_embeddings ?? usualMaxLength,
    );
    const added = Math.max(...[ends.question, ends.passage].map(({ before, after }) => before.length + after.length));
    const draft = { model, precision, pooling: 'mean', hash: '', dimension: 0, maxTokens: longest - added } as const;
    const { vector } = await new TransformersEmbedder(parts, draft, ends).embedQuestion('A probe of the model.');
    const hash = fileHash ?? createHash('sha256').update(vector).digest('hex');
    return new TransformersEmbedder(parts, { ...draft, hash, dimension: vector.length }, ends);
  }

  tokenize(text: string): TokenIds {
    return encode(this.#parts.tokenizer, text);
  }

  async embedQuestion(text: string): Promise<QuestionVector> {
    const ids = this.tokenize(text);
    const windows = cut(ids, this.identity.maxTokens);
    const vectors: Float32Array[] = [];
    const codes: Int32Array[] = [];
    for (const window of windows) {
      const { states, tokens, dimension } = await this.#run([[window]], this.#question);
      vectors.push(meanVector(states, 0, tokens, dimension));
      const start = this.#question.before.length;
      codes.push(codesOf(states, start, start + window.length, dimension));
    }
    const unknownId = this.#parts.tokenizer.unk_token_id;
    return {
      vector: weightedMean(
        vectors,
        windows.map((window) => Math.max(1, window.length)),
      ),
      tokens: ids.length,
      unknown: ids.filter((id) => id === unknownId).length,
      wholeWords: this.#wholeWords(text),
      words: this.#words(text, ids.length, codes),
    };
  }

  /** The question's words with their tokens' codes; none where the tokenizer reads words otherwise alone than in a text. */
  #words(text: string, tokens: number, windows: readonly Int32Array[]): QuestionWord[] {
    const words = text.match(WORDS) ?? [];
    const lengths = words.map((word) => this.tokenize(word).length);
    if (lengths.reduce((sum, length) => sum + length, 0) !== tokens) return [];
    const size = wordsInCode(this.identity.dimension);
    const codes = Int32Array.from(windows.flatMap((window) => [...window]));
    let at = 0;
    return words.map((word, i) => ({ text: word, codes: codes.slice(at * size, (at += lengths[i]!) * size) }));
  }

  #wholeWords(text: string): string[] {
    const words = new Set(
      text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/\p{L}+/gu),
    );
    return [...words].filter((word) => this.tokenize(word).length === 1);
  }

  async embedPassages(passages: readonly (readonly TokenIds[])[]): Promise<PassageVectors[]> {
    const lengths = passages.map((sentences) => sentences.reduce((sum, ids) => sum + ids.length, 0));
    lengths.forEach((length, i) => {
      if (length > this.identity.maxTokens) {
        throw new RangeError(`passage ${i} has ${length} tokens; the model reads ${this.identity.maxTokens}`);
      }
    });
    const byLength = lengths.map((_, i) => i).sort((a, b) => lengths[b]! - lengths[a]!);
    const results = new Array<PassageVectors>(passages.length);
    for (let start = 0; start < byLength.length; start += this.#batch) {
      const batch = byLength.slice(start, start + this.#batch);
      const run = await this.#run(
        batch.map((i) => passages[i]!),
        this.#passage,
      );
      batch.forEach((i, row) => (results[i] = this.#pool(run, row, passages[i]!)));
      await setImmediate(); // A run blocks the event loop: let it turn before the next.
    }
    return results;
  }

  async close(): Promise<void> {
    await this.#parts.model.dispose();
  }

  /** Runs the model once; the states come row by row, `tokens` rows a text, the shorter texts' last rows being padding. */
  async #run(texts: readonly (readonly TokenIds[])[], { before, after }: Ends) {
    const { library, model } = this.#parts;
    const inputs = texts.map((sentences) => [...before, ...sentences.flat(), ...after]);
    const tokens = Math.max(...inputs.map((ids) => ids.length));
    // Padding is masked, so it does not matter which token stands there: 0 is in every vocabulary.
    const ids = new BigInt64Array(inputs.length * tokens);
    const mask = new BigInt64Array(ids.length);
    inputs.forEach((input, row) => {
      ids.set(input.map(BigInt), row * tokens);
      mask.fill(1n, row * tokens, row * tokens + input.length);
    });
    const shape = [inputs.length, tokens];
    const output = await model({
      input_ids: new library.Tensor('int64', ids, shape),
      attention_mask: new library.Tensor('int64', mask, shape),
    });
    const states = output['last_hidden_state'] ?? output['token_embeddings'];
    if (states === undefined) throw new Error('it gives no token states, so it is not a feature-extraction model');
    return { states: states.data as Float32Array, tokens, dimension: states.dims[2]! };
  }

  #pool(
    { states, tokens, dimension }: { states: Float32Array; tokens: number; dimension: number },
    row: number,
    sentences: readonly TokenIds[],
  ): PassageVectors {
    const { before, after } = this.#passage;
    const start = row * tokens;
    let at = start + before.length;
    const ranges = sentences.map((ids) => [at, (at += ids.length)] as const);
    const passage = meanVector(states, start, at + after.length, dimension);
    return {
      passage,
      // A sentence of which the tokenizer leaves nothing (only control characters) is as near to anything as its passage.
      sentences: ranges.map(([from, to]) => (from === to ? passage : meanVector(states, from, to, dimension))),
      codes: ranges.map(([from, to]) => codesOf(states, from, to, dimension)),
    };
  }
}

function encode(tokenizer: Tokenizer, text: string): number[] {
  return text === '' ? [] : tokenizer.encode(text, null, { add_special_tokens: false });
}

/** The tokens a tokenizer puts around a text, found by comparing one word with and without. */
function specialTokens(tokenizer: Tokenizer): Ends {
  const word = 'a';
  const bare = encode(tokenizer, word);
  const whole = tokenizer.encode(word);
  const at = whole.findIndex((_, i) => bare.every((id, j) => whole[i + j] === id));
  return { before: whole.slice(0, at), after: whole.slice(at + bare.length) };
}

/** Cuts into pieces as equal as possible and no longer than `longest`; nothing gives one empty piece. */
function cut(ids: TokenIds, longest: number): TokenIds[] {
  const pieces = Math.max(1, Math.ceil(ids.length / longest));
  const bound = (i: number) => Math.round((ids.length * i) / pieces);
  return Array.from({ length: pieces }, (_, i) => ids.slice(bound(i), bound(i + 1)));
}
