import type {
  Answer,
  ArticleTitle,
  Hit,
  IndexReport,
  Progress,
  Question,
  Status,
  StoredArticle,
  Verdict,
} from './types.js';

/** How to run an indexing. */
export interface ReindexOptions {
  /** Forget what was embedded and begin anew. */
  readonly rebuild?: boolean;
  /** Don't join a run that is under way, which may have read the files before they changed, but begin one when it has ended. */
  readonly fresh?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** What answering takes: waiting for its turn, reading the question (with the model), finding passages, composing the answer from them. */
export type AskStage = 'waiting' | 'reading' | 'searching' | 'composing';

/** Told how long each stage of a question took, once it has ended. Must not throw. */
export type StageListener = (stage: AskStage, milliseconds: number) => void;

/**
 * All that Discord and the terminal know of Verbatim. Every method throws only VerbatimError.
 */
export interface Engine {
  /** Answers in the corpus's words or declines; never waits for an indexing. */
  ask(question: Question, onStage?: StageListener): Promise<Answer>;
  /** Whether so many questions wait that a further one had better not be asked: it would be refused as BUSY, or nearly. */
  isFull(): boolean;
  /** Passages that hold the words, best first; no judgement whether they answer. */
  lookup(words: string, top: number): Promise<Hit[]>;
  /** The article with this id as it stands in the index; null where there is none. */
  article(id: string): Promise<StoredArticle | null>;
  /** Hashes of the articles with these ids, by id, to tell later whether they changed; those not in the index are left out. */
  hashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Names, phrases and titles of the corpus that go on from what is typed, best first; never waits long for them. */
  suggest(typed: string, limit: number): Promise<string[]>;
  /** Articles whose titles fit what is typed, best first; the newest where nothing is typed yet. */
  titles(typed: string, limit: number): Promise<ArticleTitle[]>;
  /** The id of the article with this id, key (ArticleTitle) or title; null where there is none. */
  articleNamed(name: string): Promise<string | null>;
  /** Whether quoted words stand in the corpus: word for word, altered, or not. Null where there is no word in them. */
  verify(quoted: string): Promise<Verdict | null>;
  status(): Promise<Status>;
  /** Brings the index up to date. A second call while one runs joins it; a rebuild waits for a lesser run to end. */
  reindex(options?: ReindexOptions): Promise<IndexReport>;
  /**
   * Ends the indexing that runs, whoever asked for it: all who wait for it get INDEX_CANCELLED, what was embedded is kept for the next
   * one, and the index before goes on answering. One that is nearly done may still be finished.
   * @returns false where there is none to cancel.
   */
  cancelIndexing(): boolean;
  /**
   * Calls `listener`, which must not throw, after every indexing that this process ran, whoever asked for it, with the report that all of
   * them get.
   * @returns what ends that.
   */
  onIndexed(listener: (report: IndexReport) => void): () => void;
  close(): void;
}
