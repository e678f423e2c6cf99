import type { Answer, Hit, IndexReport, Progress, Question, Status } from './types.js';

/** How to run an indexing. */
export interface ReindexOptions {
  /** Forget what was embedded and begin anew. */
  readonly rebuild?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * All that Discord and the terminal know of Verbatim. Every method throws only VerbatimError.
 */
export interface Engine {
  /** Answers in the corpus's words or declines; never waits for an indexing. */
  ask(question: Question): Promise<Answer>;
  /** Passages that hold the words, best first; no judgement whether they answer. */
  lookup(words: string, top: number): Promise<Hit[]>;
  status(): Promise<Status>;
  /** Brings the index up to date. A second call while one runs joins it; a rebuild waits for a lesser run to end. */
  reindex(options?: ReindexOptions): Promise<IndexReport>;
  close(): void;
}
