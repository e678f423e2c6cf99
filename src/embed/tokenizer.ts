import type * as Transformers from '@xenova/transformers';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Precision } from '../config.js';
import { DEFAULT_MODEL } from '../default-model.js';
import type { TokenIds } from '../types.js';
import { downloadedModel } from './model/download.js';
import { onnxFile, prepareDefaultModel } from './model/prepare.js';
import { prefixesOf } from './prefixes.js';
import { unavailable } from './unavailable.js';

/** Which model, and where models are kept: `<EMBEDDINGS_DIR>/model`. */
export interface ModelOptions {
  readonly model: string;
  readonly precision: Precision;
  readonly modelsDir: string;
}

/** Token ids put before and after every text. */
export interface Ends {
  readonly before: TokenIds;
  readonly after: TokenIds;
}

/** Splits texts into a model's tokens. */
export interface Tokenizer {
  /** The token ids of a text, without special ones, uncut. */
  tokenize(text: string): TokenIds;
  /** Stands for what the model does not know; undefined where it has no such token. */
  readonly unknown: number | undefined;
  readonly question: Ends;
  readonly passage: Ends;
  /** Longest text the model reads at once, in tokens, `question` and `passage` not counted. */
  readonly maxTokens: number;
  /** Elements of a token state, where the model's configuration says it. */
  readonly dimension: number | null;
  /** Path of the model's ONNX file, and its SHA-256, hex. */
  readonly file: string;
  readonly hash: string;
}

type LibraryTokenizer = Transformers.PreTrainedTokenizer;

/** Longest input of a model that does not say: BERT's. */
const usualMaxLength = 512;

/** The library's settings are global, so tokenizers are loaded one after another. */
let loading: Promise<unknown> = Promise.resolve();

/**
 * Loads a model's tokenizer, and makes sure that the model itself lies on the disk: the default one from the weights that came with npm,
 * without touching the network; any other feature-extraction model by its Hugging Face id, downloaded on first use.
 * @throws VerbatimError MODEL_WEIGHTS_MISSING, MODEL_NOT_WRITABLE, MODEL_UNAVAILABLE.
 */
export async function openTokenizer(options: ModelOptions): Promise<Tokenizer> {
  const turn = loading.then(() => load(options)).catch((error: unknown) => Promise.reject(unavailable(options, error)));
  loading = turn.catch(() => undefined);
  return turn;
}

async function load({ model, precision, modelsDir }: ModelOptions): Promise<Tokenizer> {
  const isDefault = model === DEFAULT_MODEL;
  const prepared = isDefault ? await prepareDefaultModel(modelsDir, precision) : null;
  const library = isDefault ? await tokenizersAlone() : await import('@xenova/transformers');
  library.env.localModelPath = modelsDir;
  library.env.allowRemoteModels = !isDefault;
  const onnx = onnxFile[precision];
  const fetchInto = async (cacheDir: string) => {
    library.env.cacheDir = cacheDir;
    await library.AutoTokenizer.from_pretrained(model);
    await library.AutoConfig.from_pretrained(model);
    if (!existsSync(join(modelsDir, model, onnx)))
      await library.AutoModel.from_pretrained(model, { quantized: precision === 'int8' });
  };
  const { file, hash, cacheDir } =
    prepared === null
      ? await downloadedModel(modelsDir, model, precision, fetchInto)
      : { file: join(prepared.path, onnx), hash: prepared.hash, cacheDir: modelsDir };
  library.env.cacheDir = cacheDir;
  const tokenizer = await library.AutoTokenizer.from_pretrained(model);
  const config = (await library.AutoConfig.from_pretrained(model)) as ModelConfig;
  const special = specialTokens(tokenizer);
  const withPrefix = (prefix: string): Ends => ({
    before: [...special.before, ...encode(tokenizer, prefix)],
    after: special.after,
  });
  const prefixes = prefixesOf(model);
  const [question, passage] = [withPrefix(prefixes.question), withPrefix(prefixes.passage)];
  const added = Math.max(...[question, passage].map(({ before, after }) => before.length + after.length));
  const longest = Math.min(
    Number(tokenizer.model_max_length ?? usualMaxLength),
    config.max_position_embeddings ?? usualMaxLength,
  );
  return {
    tokenize: (text) => encode(tokenizer, text),
    unknown: tokenizer.unk_token_id,
    question,
    passage,
    maxTokens: longest - added,
    dimension: config.hidden_size ?? null,
    file,
    hash,
  };
}

/** The parts of the library that the default model needs; what it has for images and sound takes as long again to load. */
async function tokenizersAlone(): Promise<typeof Transformers> {
  const load = (part: string) => import(`@xenova/transformers/src/${part}.js`) as Promise<object>;
  const parts = await Promise.all(['env', 'tokenizers', 'configs'].map(load));
  return Object.assign({}, ...parts) as typeof Transformers;
}

/** As much of a model's config.json as is used here; the library leaves it untyped. */
interface ModelConfig {
  readonly max_position_embeddings?: number;
  readonly hidden_size?: number;
}

function encode(tokenizer: LibraryTokenizer, text: string): number[] {
  return text === '' ? [] : tokenizer.encode(text, null, { add_special_tokens: false });
}

/** The tokens a tokenizer puts around a text, found by comparing one word with and without. */
function specialTokens(tokenizer: LibraryTokenizer): Ends {
  const word = 'a';
  const bare = encode(tokenizer, word);
  const whole = tokenizer.encode(word);
  const at = whole.findIndex((_, i) => bare.every((id, j) => whole[i + j] === id));
  return { before: whole.slice(0, at), after: whole.slice(at + bare.length) };
}
