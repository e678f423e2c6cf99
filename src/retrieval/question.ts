import type { QuestionEmbedder, QuestionVector, QuestionWord } from '../embed/embedder.js';
import { type Asked, askedKind } from './asked.js';
import { DEFAULT_MODEL } from '../default-model.js';
import { type TimeHint, timeOf } from './time.js';
import { VerbatimError } from '../errors.js';
import { analyse, contentTerms } from '../terms/analyse.js';
import { questions as tunables } from '../tunables.js';

/** A question as retrieval works on it. */
export interface ReadQuestion {
  /** As asked, without mentions, emoji, addresses and formatting. */
  readonly text: string;
  /** Its terms in order, function words left out where other words remain. */
  readonly terms: readonly string[];
  readonly asked: Asked;
  /** The time it asks about, or null. */
  readonly time: TimeHint | null;
  readonly vector: Float32Array;
  /** Its words in order, as the model sees them. */
  readonly words: readonly QuestionWord[];
  /** Whether the model knows too little of the question's language to tell what it asks. */
  readonly unreadable: boolean;
  /** Its words, lower-case, that people know. */
  readonly wholeWords: ReadonlySet<string>;
  /** What it takes from the exchange before it; null where it stands alone. */
  readonly carried: Carried | null;
}

/** What a follow-up takes from the exchange before it. */
export interface Carried {
  /** Terms beside its own, which count less. */
  readonly terms: readonly string[];
  /** Id of the article that answered before, where the answer is likely to stand too; null where that tells nothing. */
  readonly article: string | null;
}

/**
 * Reads a question: cleans it, takes its terms and embeds it.
 * @param now What "last year" and the like are counted from.
 * @throws VerbatimError QUESTION_EMPTY, QUESTION_TOO_LONG
 */
export async function readQuestion(asked: string, embedder: QuestionEmbedder, now: Date): Promise<ReadQuestion> {
  const text = cleanQuestion(asked);
  const embedded = await embedder.embedQuestion(text);
  return {
    text,
    terms: contentTerms(analyse(text)),
    asked: askedKind(text),
    time: timeOf(text, now),
    vector: embedded.vector,
    words: embedded.words,
    wholeWords: new Set(embedded.wholeWords),
    carried: null,
    unreadable: isUnreadable(text, embedded, embedder.identity.model),
  };
}

/** Discord's mentions, custom emoji and timestamps (discord.com/developers/docs/reference#message-formatting). */
const DISCORD_TOKENS = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^<>]{1,100}:\d+)>/g;
const ADDRESSES = /\bhttps?:\/\/\S+/g;
/** Markdown that formats and is no word: emphasis, code, spoilers, quotes and headings at a line's start; not the _ in some_name. */
const MARKUP =
  /[*~`|]{1,3}(?=\S)|(?<=\S)[*~`|]{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])|^\s*(?:>{1,3}|#{1,3}|-#)\s+/gmu;

/**
 * The question in plain words.
 * @throws VerbatimError QUESTION_EMPTY when nothing is left to look for; QUESTION_TOO_LONG
 */
export function cleanQuestion(asked: string): string {
  const text = asked
    .normalize('NFC')
    .replace(DISCORD_TOKENS, ' ')
    .replace(ADDRESSES, ' ')
    // Before markup is looked for: where many blanks stand at a line's start, that takes a time that grows with their square.
    .replace(/\s*\n\s*|\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '))
    .replace(MARKUP, '')
    // Control characters and lone surrogates are no part of a word.
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length > tunables.maxLength) {
    throw new VerbatimError('QUESTION_TOO_LONG', { length: text.length, limit: tunables.maxLength });
  }
  if (!/[\p{L}\p{N}].*[\p{L}\p{N}]|(?=\p{L})\p{Script=Han}/u.test(text)) throw new VerbatimError('QUESTION_EMPTY');
  return text;
}

/**
 * Whether the model cannot read a question: most of its tokens are unknown, or (for the default model, which learnt from English
 * but knows many single letters of other scripts) most of its letters are not Latin.
 */
function isUnreadable(text: string, { tokens, unknown }: QuestionVector, model: string): boolean {
  if (tokens > 0 && unknown / tokens > tunables.maxUnknownShare) return true;
  if (model !== DEFAULT_MODEL) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin / letters < 1 - tunables.maxUnknownShare;
}
