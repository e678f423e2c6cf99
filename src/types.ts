/** The nouns that every stage shares. This file imports nothing. */

/** A half-open range [start, end) of UTF-16 code units in an article's stored text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An article as it is stored: what was read from a file (or a line of one), before anything is left out of it. */
export interface Article {
  /** Path below SEEDS_DIR with forward slashes, or the `id` of a JSON line. */
  readonly id: string;
  readonly title: string;
  /** The outlet. */
  readonly source: string | null;
  readonly author: string | null;
  /** ISO calendar date, `2024-01-31`. */
  readonly date: string | null;
  readonly url: string | null;
  /** The stored text that every offset counts in. */
  readonly text: string;
}

/** An article without its text: what a citation needs. */
export type ArticleHead = Omit<Article, 'text'>;

/** What a stretch of the stored text is. */
export type BlockKind = 'paragraph' | 'heading' | 'list-item' | 'table-row' | 'quotation';

/** A stretch of the stored text that belongs to the article. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** A stretch of the stored text that is not the article's (an advertisement, a caption), and why it was taken for that. */
export interface LeftOut extends Span {
  readonly reason: string;
}

/** The stored text sorted into what is the article's and what is page furniture; both in reading order, disjoint. */
export interface CleanText {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
}

/** At which ends a sentence goes on beyond what is there of it. */
export interface Cut {
  readonly start: boolean;
  readonly end: boolean;
}

/** A sentence of a passage. */
export interface Sentence extends Span {
  /** Whether it is a heading, which belongs to what follows but is nothing that anyone said. */
  readonly heading: boolean;
  /** Given where it is only a piece of a sentence, which was too long for one passage. */
  readonly cut?: Cut;
}

/** Token ids of a text as the model's tokenizer gives them, without the special tokens at its ends. */
export type TokenIds = readonly number[];

/** Whole consecutive sentences of one article, no longer than the model can read. */
export interface Passage extends Span {
  /** `<article id>#<n>`, n from 1. */
  readonly id: string;
  readonly article: string;
  /** `article.text.slice(start, end)`, always. */
  readonly text: string;
  /** Sentences in the stored text's offsets, in order, none empty. */
  readonly sentences: readonly Sentence[];
  /** Paragraph of the article in which the passage begins, from 1: the ¶ of a citation. */
  readonly paragraph: number;
}

/** An article among others, to be chosen by its title. */
export interface ArticleTitle extends Pick<ArticleHead, 'id' | 'title' | 'source' | 'date'> {
  /** Stands for the id where that is too long: 16 characters of A-Z, a-z, 0-9, - and _. The same as long as the id is. */
  readonly key: string;
}

/** An article as it stands in the index now. */
export interface StoredArticle {
  readonly article: Article;
  /** Changes whenever anything of the article does. */
  readonly hash: string;
  /** All that may be quoted of it, in reading order, without page furniture. */
  readonly passages: readonly Passage[];
  /** Offset in its text at which each page of its file begins; null where the file has no pages. */
  readonly pages: readonly number[] | null;
}

/** A file, or a line of one, that could not become an article. */
export interface Skipped {
  /** Path below SEEDS_DIR. */
  readonly path: string;
  /** Line of a .jsonl file, from 1. */
  readonly line?: number;
  readonly code: string;
  /** A sentence for people. */
  readonly reason: string;
}

/** How the best passage answers: `none` is the abstention. */
export type Confidence = 'strong' | 'possible' | 'none';

/** One reason for a hit's place. */
export interface SignalShare {
  /** Of a signal of ranking (src/retrieval/signals.ts). */
  readonly name: string;
  readonly value: number;
  /** What it adds to the rank score: its value times its weight. */
  readonly share: number;
}

/** A passage found for a question. */
export interface Hit {
  /** From 1. */
  readonly rank: number;
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** In [0, 1], comparable between questions: the higher, the likelier that the passage answers. */
  readonly score: number;
  /** Page of the article's file that the passage begins on, from 1; null where the file has no pages. */
  readonly page: number | null;
  /** The sentences that bear on the question best, within the passage. */
  readonly best: Span;
  /** The best of them. */
  readonly key: Span;
  /** What its place rests on; their shares add up to the rank score. */
  readonly signals: readonly SignalShare[];
  /** Articles that print the same text, for which this one stands. */
  readonly copies: readonly ArticleHead[];
}

/** Where a quote comes from, for anyone to check. */
export interface Citation {
  readonly article: ArticleHead;
  /** Passage id. */
  readonly passage: string;
  /** Paragraph of the article that the quote stands in, from 1. */
  readonly paragraph: number;
  /** Page of the article's file that the quote begins on, from 1; null where the file has no pages. */
  readonly page: number | null;
  /** Articles that print the same text (syndicated copies), which are no further voice. */
  readonly copies: readonly ArticleHead[];
}

/** Words of the corpus, checked to be a substring of the stored article. */
export interface Quote extends Span {
  readonly text: string;
  /** The sentence in it that answers, in the stored text's offsets. */
  readonly key: Span;
  readonly citation: Citation;
  /** Whether it begins or ends within a sentence that is too long for one passage. */
  readonly cut: Cut;
  /** The text of the same passage around the quote, for reading it in context; either may be empty. */
  readonly before: string;
  readonly after: string;
  /** Headings in the passage, in the stored text's offsets. */
  readonly headings: readonly Span[];
}

/** Something the asker should know beside the answer, worded for them. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  /** What the message is made of, for saying it in another language: for each thing it names, its parts. */
  readonly details?: readonly Readonly<Record<string, string>>[];
}

/** What the corpus covers, for an answer that declines. */
export interface Coverage {
  readonly articles: number;
  /** ISO dates of the oldest and newest dated article. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The answer to one question. */
export interface Answer {
  readonly question: string;
  readonly confidence: Confidence;
  /** Null exactly when the confidence is `none`. */
  readonly quote: Quote | null;
  /** At most two further quotes from other articles that say the same or support it. */
  readonly corroboration: readonly Quote[];
  /** The best passages found, best first, answered or not. */
  readonly results: readonly Hit[];
  readonly coverage: Coverage;
  /** Id of the index that answered. */
  readonly index: string;
  readonly notice: Notice | null;
}

/** A question that was asked before, and what it was answered with. */
export interface Exchange {
  readonly question: string;
  /** The words that were quoted; null when it was declined. */
  readonly quote: string | null;
  /** Id of the article they stand in. */
  readonly article: string | null;
}

/** A question and how to answer it. */
export interface Question {
  readonly text: string;
  /** The exchange right before it in the same conversation, in which "he" and "that" find what they mean. */
  readonly previous?: Exchange;
  /** How many results to return. */
  readonly top?: number;
  /** Only articles of this outlet (case-insensitive). */
  readonly source?: string;
  /** Only articles dated on or after, on or before: ISO dates. */
  readonly after?: string;
  readonly before?: string;
  /** The ISO date that "last year" and the like are counted from; today where it is not given. */
  readonly askedOn?: string;
}

/** A stretch of quoted words against the stored ones: in both, in the stored ones only, or in the quote only. */
export interface Difference {
  readonly kind: 'same' | 'stored' | 'quoted';
  /** With the white space after it. */
  readonly text: string;
}

/** Whether quoted words stand in the corpus. */
export type Verdict =
  | {
      readonly kind: 'verbatim';
      readonly quoted: string;
      /** The words as they are stored, "[…]" between the parts of a quote that leaves some out. */
      readonly words: string;
      /** The copies are all other articles found that hold them too. */
      readonly citation: Citation;
    }
  | {
      readonly kind: 'altered';
      readonly quoted: string;
      /** In order; together the whole quote and the whole of the stored words. */
      readonly differences: readonly Difference[];
      readonly citation: Citation;
    }
  | { readonly kind: 'absent'; readonly quoted: string };

/** State of the index, for `status`. */
export interface Status extends Coverage {
  readonly index: string;
  readonly passages: number;
  readonly sources: readonly string[];
  readonly model: string;
  readonly precision: string;
  readonly dimension: number;
  /** Bytes of the index on disk. */
  readonly bytes: number;
  /** ISO time. */
  readonly builtAt: string;
  readonly seeds: string;
}

/** How far an indexing run has come. */
export interface Progress {
  readonly stage: 'reading' | 'embedding' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** What an indexing run changed. */
export interface IndexReport {
  readonly index: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly skipped: readonly Skipped[];
  readonly articles: number;
  readonly passages: number;
  /** Passages that went through the model in this run. */
  readonly embedded: number;
  readonly milliseconds: number;
  /** Why everything was indexed anew, where it was. */
  readonly rebuiltBecause: string | null;
}
