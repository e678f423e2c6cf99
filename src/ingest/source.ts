import type { ArticleReader } from '../articles/article-reader.js';
import type { ModelIdentity, PassageEmbedder } from '../embed/embedder.js';
import type { Tokenizer } from '../embed/tokenizer.js';
import type { Progress } from '../types.js';

/** What an indexing works on. */
export interface IngestSource {
  /** Absolute path of the corpus. */
  readonly seeds: string;
  /** Folder of the index; created where it is missing. */
  readonly folder: string;
  /** Opens what reads the files; it is closed when all are read. */
  readonly reader: () => ArticleReader;
  /** The configured model's identity; given the identity of the index in place, it can often tell without loading the model. */
  readonly identify: (inPlace: ModelIdentity | null) => Promise<ModelIdentity>;
  /** Loads what splits articles into the model's tokens; called only when there is something to split. */
  readonly tokenizer: () => Promise<Pick<Tokenizer, 'tokenize'>>;
  /** Opens what embeds passages; called only when there is something to embed, and closed when all is. */
  readonly passages: () => Promise<PassageEmbedder>;
}

/** The same, with the model's identity found out. */
export interface IdentifiedSource extends IngestSource {
  readonly identity: ModelIdentity;
}

export interface IngestOptions {
  /** Forget what was embedded and begin anew. */
  readonly rebuild?: boolean | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborted to cancel it: it ends with INDEX_CANCELLED at the next step, and keeps what was embedded. */
  readonly signal?: AbortSignal | undefined;
}
