import type { TokenIds } from '../types.js';
import type { ModelIdentity, QuestionEmbedder, QuestionVector, QuestionWord } from './embedder.js';
import { type Encoder, openEncoder } from './encoder.js';
import { identityOf } from './identity.js';
import { meanVector, weightedMean } from './pooling.js';
import { codesOf, wordsInCode } from './token-codes.js';
import { type ModelOptions, openTokenizer, type Tokenizer } from './tokenizer.js';
import { unavailable } from './unavailable.js';

/**
 * Loads a model for questions: the default one from the weights that came with npm, without touching the network; any other
 * feature-extraction model by its Hugging Face id, downloaded on first use.
 * @throws VerbatimError MODEL_WEIGHTS_MISSING, MODEL_NOT_WRITABLE, MODEL_UNAVAILABLE.
 */
export async function openQuestionModel(options: ModelOptions): Promise<QuestionEmbedder> {
  const tokenizer = await openTokenizer(options);
  try {
    const encoder = await openEncoder(tokenizer.file);
    return new QuestionModel(tokenizer, encoder, await identityOf(options, tokenizer, encoder));
  } catch (error) {
    throw unavailable(options, error);
  }
}

/** A word with what is written into it, or any other character. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*|\S/gu;

class QuestionModel implements QuestionEmbedder {
  constructor(
    private readonly tokenizer: Tokenizer,
    private readonly encoder: Encoder,
    readonly identity: ModelIdentity,
  ) {}

  async embedQuestion(text: string): Promise<QuestionVector> {
    const { before, after } = this.tokenizer.question;
    const ids = this.tokenizer.tokenize(text);
    const windows = cut(ids, this.identity.maxTokens);
    const vectors: Float32Array[] = [];
    const codes: Int32Array[] = [];
    for (const window of windows) {
      const input = [...before, ...window, ...after];
      const { states, dimension } = await this.encoder.run(input);
      vectors.push(meanVector(states, 0, input.length, dimension));
      codes.push(codesOf(states, before.length, before.length + window.length, dimension));
    }
    return {
      vector: weightedMean(
        vectors,
        windows.map((window) => Math.max(1, window.length)),
      ),
      tokens: ids.length,
      unknown: ids.filter((id) => id === this.tokenizer.unknown).length,
      wholeWords: this.wholeWords(text),
      words: this.words(text, ids.length, codes),
    };
  }

  /** The question's words with their tokens' codes; none where the tokenizer reads words otherwise alone than in a text. */
  private words(text: string, tokens: number, windows: readonly Int32Array[]): QuestionWord[] {
    const words = text.match(WORDS) ?? [];
    const lengths = words.map((word) => this.tokenizer.tokenize(word).length);
    if (lengths.reduce((sum, length) => sum + length, 0) !== tokens) return [];
    const size = wordsInCode(this.identity.dimension);
    const codes = Int32Array.from(windows.flatMap((window) => [...window]));
    let at = 0;
    return words.map((word, i) => ({ text: word, codes: codes.slice(at * size, (at += lengths[i]!) * size) }));
  }

  private wholeWords(text: string): string[] {
    const words = new Set(
      text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/\p{L}+/gu),
    );
    return [...words].filter((word) => this.tokenizer.tokenize(word).length === 1);
  }

  close(): Promise<void> {
    return Promise.resolve(); // onnxruntime frees a model together with its process.
  }
}

/** Cuts into pieces as equal as possible and no longer than `longest`; nothing gives one empty piece. */
function cut(ids: TokenIds, longest: number): TokenIds[] {
  const pieces = Math.max(1, Math.ceil(ids.length / longest));
  const bound = (i: number) => Math.round((ids.length * i) / pieces);
  return Array.from({ length: pieces }, (_, i) => ids.slice(bound(i), bound(i + 1)));
}
