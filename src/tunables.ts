/**
 * Every number that may be tuned, with its unit and how its default was found.
 * What a measurement needs to be repeated is named beside it.
 */

/** Limits on what is read, so that one hostile file cannot stop the rest. */
export const reading = {
  /** Megabytes of one file. The longest real article in the development sets is 0.1 MB; a .jsonl file holds many. */
  maxFileMegabytes: 64,
  /** UTF-16 units of one article's text. Ten times a long magazine feature. */
  maxArticleLength: 2_000_000,
  /** UTF-16 units of a title derived from the text: what fits a Discord embed title with room for an ellipsis. */
  maxTitleLength: 120,
} as const;

export const passages = {
  /** Tokens in a passage at most; never more than the model reads (254 for the default model). */
  maxTokens: 254,
} as const;

export const embedding = {
  /** Passages in one run of the model; a run is one length class, so that little is padded. See docs/architecture.md. */
  batch: 16,
  /** Passages collected before they are sorted by length and cut into batches. */
  window: 256,
} as const;

export const questions = {
  /** UTF-16 units: what fits one Discord message. */
  maxLength: 2_000,
  /** Share of unknown tokens from which a question counts as unreadable. */
  maxUnknownShare: 0.5,
} as const;
