import type { ErrorCode } from '../errors.js';
import type { ModelIdentity, PassageVectors } from './embedder.js';
import type { PassageInput } from './passage-vectors.js';

/** What the parent asks of a process of the model's. */
export interface ToModel<Request> {
  readonly id: number;
  readonly request: Request;
}

/** An error of the catalogue on its way to the parent. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a process of the model's tells its parent; first of all that it is ready, or why it failed. */
export type FromModel<Ready, Result> =
  | { readonly kind: 'ready'; readonly ready: Ready }
  | { readonly kind: 'failed'; readonly error: SentError }
  | { readonly kind: 'result'; readonly id: number; readonly result: Result }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError };

/** What the process for questions says when it is ready. */
export type QuestionsReady = ModelIdentity;

/** What a process for passages is started with. */
export interface PassageModel {
  /** Path of the ONNX file. */
  readonly file: string;
  /** As configured, for messages. */
  readonly model: string;
  /** Threads that one run is divided among. */
  readonly threads: number;
}

/** Passages to be embedded, and what becomes of them, in the same order. */
export type PassagesRequest = readonly PassageInput[];
export type PassagesResult = readonly PassageVectors[];
