import type { ErrorCode } from '../errors.js';
import type { ModelIdentity, QuestionVector } from './embedder.js';

/** What the parent asks of the model's process. */
export interface EmbedRequest {
  readonly id: number;
  readonly text: string;
}

/** An error of the catalogue on its way to the parent. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What the model's process tells its parent. */
export type EmbedMessage =
  | { readonly kind: 'ready'; readonly identity: ModelIdentity }
  | { readonly kind: 'failed'; readonly error: SentError }
  | { readonly kind: 'vector'; readonly id: number; readonly result: QuestionVector }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError };
