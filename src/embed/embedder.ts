import type { TokenIds } from '../types.js';

/** What the model makes of one passage. Every vector has length 1 and `dimension` elements. */
export interface PassageVectors {
  /** The passage as a whole: the mean of all its token states. */
  readonly passage: Float32Array;
  /** Each sentence in the light of the whole passage: the mean of that sentence's token states; in the order given. */
  readonly sentences: readonly Float32Array[];
  /** The codes of each sentence's tokens in the light of the whole passage (src/embed/token-codes.ts); in the order given. */
  readonly codes: readonly Int32Array[];
}

/** A word of a question, as the model sees it beside the others. */
export interface QuestionWord {
  readonly text: string;
  /** The codes of its tokens (src/embed/token-codes.ts). */
  readonly codes: Int32Array;
}

/** What the model makes of a question. */
export interface QuestionVector {
  /** Length 1. A question longer than the model's limit is read in windows and averaged, so that nothing is cut. */
  readonly vector: Float32Array;
  /** How many tokens the question has, and how many of them the model does not know ([UNK]). */
  readonly tokens: number;
  readonly unknown: number;
  /** Its words, lower-case, that the tokenizer has whole: words that people know. A misspelt word is taken apart. */
  readonly wholeWords: readonly string[];
  /** Its words in order. */
  readonly words: readonly QuestionWord[];
}

/** What makes vectors comparable: two indexes with different identities must never be mixed. */
export interface ModelIdentity {
  /** As configured, e.g. `all-MiniLM-L6-v2`. */
  readonly model: string;
  /** `fp32` or `int8`. */
  readonly precision: string;
  readonly pooling: 'mean';
  /** SHA-256 of the ONNX file, hex. */
  readonly hash: string;
  readonly dimension: number;
  /** Longest text the model reads at once, in tokens, special tokens not counted. */
  readonly maxTokens: number;
}

/** Embeds questions: all that answering needs. */
export interface QuestionEmbedder {
  readonly identity: ModelIdentity;
  embedQuestion(text: string): Promise<QuestionVector>;
  close(): Promise<void>;
}

/** Embeds passages: what indexing needs. */
export interface PassageEmbedder {
  /** Passages that are best given together, and such requests at a time that keep all that embeds busy. */
  readonly together: number;
  readonly atOnce: number;
  /**
   * Embeds passages, each given as its sentences' token ids; the result is in the order given. What comes out for a passage does not depend
   * on the others.
   * @throws RangeError when a passage is longer than the model reads: the caller splits, the model never cuts in silence.
   * @throws VerbatimError MODEL_DIED, MODEL_UNAVAILABLE.
   */
  embed(passages: readonly (readonly TokenIds[])[]): Promise<readonly PassageVectors[]>;
  /** Ends what embeds. */
  close(): Promise<void>;
}
