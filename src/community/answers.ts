import { randomBytes } from 'node:crypto';
import type { Answer, Confidence, Exchange, Span } from '../types.js';
import { community as tunables } from '../tunables.js';
import type { CommunityDatabase } from './database.js';
import { type GapGroups, type Narrowing, narrowingOf, narrowingText } from './gap-groups.js';
import type { People } from './people.js';

/** What was quoted, and what to know it by when its article changes. */
export interface ShownQuote extends Span {
  readonly text: string;
  /** The sentence in it that answers. */
  readonly key: Span;
  /** Article id. */
  readonly article: string;
  /** Hash of the article as it was then (src/store/article-hash.ts); null where it was gone by the time the answer was kept. */
  readonly articleHash: string | null;
  /** Passage id. */
  readonly passage: string;
}

/** A passage that was found. */
export interface ShownResult {
  /** Passage id. */
  readonly passage: string;
  /** Article id. */
  readonly article: string;
  /** As of a quote. */
  readonly articleHash: string | null;
  readonly score: number;
  /** The sentences that bear on the question best, in the stored text's offsets; answers kept by earlier versions lack it. */
  readonly best?: Span;
  /** The best of them; answers kept by earlier versions lack it. */
  readonly key?: Span;
}

/** An answer as it was shown, found again by what its buttons carry or by its message. */
export interface ShownAnswer {
  /** 16 characters of A-Z, a-z, 0-9, - and _. */
  readonly id: string;
  readonly question: string;
  /** Null where it was asked of all articles; as of answers kept by earlier versions. */
  readonly narrowing: Narrowing | null;
  readonly confidence: Confidence;
  /** Null when it was declined. */
  readonly quote: ShownQuote | null;
  /** Best first. */
  readonly results: readonly ShownResult[];
  /** Id of the index that answered. */
  readonly index: string;
  /** Null in a direct message. */
  readonly guild: string | null;
  readonly channel: string;
  /** Null until `sent`. */
  readonly message: string | null;
  /** The message it was asked in; null where that was a command, or the asker is forgotten. */
  readonly questionMessage: string | null;
  /** The asker's key (src/community/people.ts); null where the asker is forgotten. */
  readonly person: string | null;
  readonly private: boolean;
  /** Milliseconds, as of Date.now. */
  readonly createdAt: number;
}

/** An answer that is about to be shown. */
export interface NewAnswer {
  readonly answer: Pick<Answer, 'question' | 'confidence' | 'quote' | 'results' | 'index'>;
  /** Hashes of the articles quoted and found, by article id (Engine.hashes). */
  readonly hashes: ReadonlyMap<string, string>;
  /** User id; only its key is kept. */
  readonly user: string;
  readonly guild: string | null;
  readonly channel: string;
  readonly questionMessage: string | null;
  readonly private: boolean;
  /** Of which articles it was asked; of all unless given. */
  readonly narrowing?: Narrowing | null;
}

/** The answers shown. Every method throws only VerbatimError COMMUNITY_*. */
export interface Answers {
  /** Keeps an answer. @returns its id. */
  record(answer: NewAnswer): string;
  /** Tells in which message it stands, once that is known or when it was shared. */
  sent(id: string, place: { readonly channel: string; readonly message: string }): void;
  /** Null when it was never given or is no longer kept. */
  find(id: string): ShownAnswer | null;
  /** The newest answer that stands in a message. */
  inMessage(message: string): ShownAnswer | null;
  /** The newest answer to the question in a message; of those that stand in a message, where any does. */
  toMessage(message: string): ShownAnswer | null;
  /**
   * The newest answer that everyone in a channel (a thread) could see, to what was asked before a message. Discord's ids tell which came
   * first: an answer whose question was edited is a newer one, and has its place all the same.
   * @param before the message's id.
   */
  newestIn(channel: string, before: string): ShownAnswer | null;
  /** Marks a private answer as shared. @returns true exactly once; false when it is not private, already shared or no longer kept. */
  share(id: string): boolean;
  /** Takes `share` back, because the message could not be sent. */
  unshare(id: string): void;
  /** Forgets an answer whose question was changed or deleted, with its votes and gaps. @returns whether there was one. */
  remove(id: string): boolean;
}

interface Row extends Omit<ShownAnswer, 'narrowing' | 'quote' | 'results' | 'private'> {
  readonly narrowing: string | null;
  readonly quote: string | null;
  readonly results: string;
  readonly private: number;
}

const columns = `id, question, narrowing, confidence, quote, results, index_id AS "index", guild, channel, message, question_message AS questionMessage,
  person, private, created_at AS createdAt`;

/** @param now milliseconds, as of Date.now. */
export function openAnswers(
  { sqlite, read, write, note }: CommunityDatabase,
  people: People,
  groups: GapGroups,
  now: () => number,
): Answers {
  const insert = sqlite.prepare(
    `INSERT INTO answers (id, question, narrowing, confidence, quote, results, index_id, guild, channel, question_message, person, private, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newest = (condition: string, first = '') =>
    sqlite.prepare<string[], Row>(
      `SELECT ${columns} FROM answers WHERE ${condition} ORDER BY ${first} created_at DESC, answer DESC LIMIT 1`,
    );
  const byId = newest('id = ?');
  const byMessage = newest('message = ?');
  // Where the bot was killed before it had edited an answer, the one before is still what people see.
  const byQuestion = newest('question_message = ?', 'message IS NULL,');
  // A command's answer that has no message yet was given just now.
  const byChannel = newest(
    `channel = ? AND (private = 0 OR shared_at IS NOT NULL)
     AND coalesce(CAST(coalesce(question_message, message) AS INTEGER) < CAST(? AS INTEGER), true)`,
  );
  const place = sqlite.prepare<[string, string, string]>('UPDATE answers SET channel = ?, message = ? WHERE id = ?');
  const share = sqlite.prepare<[number, string]>(
    'UPDATE answers SET shared_at = ? WHERE id = ? AND private = 1 AND shared_at IS NULL',
  );
  const unshare = sqlite.prepare<[string]>('UPDATE answers SET shared_at = NULL WHERE id = ?');
  const removeGaps = sqlite.prepare<[string]>(
    'DELETE FROM gaps WHERE answer = (SELECT answer FROM answers WHERE id = ?)',
  );
  const remove = sqlite.prepare<[string]>('DELETE FROM answers WHERE id = ?');
  const find = (statement: typeof byId, ...keys: string[]) => read(() => shownAnswer(statement.get(...keys)));

  return {
    record: ({ answer, hashes, user, guild, channel, questionMessage, private: isPrivate, narrowing = null }) => {
      const id = randomBytes(tunables.idBytes).toString('base64url');
      const { question, confidence, index } = answer;
      const asked = [question, narrowingText(narrowing)];
      const shown = [confidence, quoteOf(answer, hashes), resultsOf(answer, hashes), index];
      note(() =>
        insert.run(id, ...asked, ...shown, guild, channel, questionMessage, people.key(user), isPrivate ? 1 : 0, now()),
      );
      return id;
    },
    sent: (id, { channel, message }) => void note(() => place.run(channel, message, id)),
    find: (id) => find(byId, id),
    inMessage: (message) => find(byMessage, message),
    toMessage: (message) => find(byQuestion, message),
    newestIn: (channel, before) => find(byChannel, channel, before),
    share: (id) => write(() => share.run(now(), id).changes) === 1,
    unshare: (id) => void write(() => unshare.run(id)),
    remove: (id) =>
      write(() => {
        removeGaps.run(id);
        groups.tidy();
        return remove.run(id).changes === 1;
      }),
  };
}

/** What a follow-up question is understood by. */
export function exchangeOf({ question, quote }: ShownAnswer): Exchange {
  return { question, quote: quote?.text ?? null, article: quote?.article ?? null };
}

function quoteOf({ quote }: NewAnswer['answer'], hashes: NewAnswer['hashes']): string | null {
  if (quote === null) return null;
  const { text, start, end, key, citation } = quote;
  const article = citation.article.id;
  const articleHash = hashes.get(article) ?? null;
  const shown: ShownQuote = { text, start, end, key, article, articleHash, passage: citation.passage };
  return JSON.stringify(shown);
}

function resultsOf({ results }: NewAnswer['answer'], hashes: NewAnswer['hashes']): string {
  const shown = results.map(({ passage, article, score, best, key }): ShownResult => {
    const articleHash = hashes.get(article.id) ?? null;
    return { passage: passage.id, article: article.id, articleHash, score, best: spanOf(best), key: spanOf(key) };
  });
  return JSON.stringify(shown);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function shownAnswer(row: Row | undefined): ShownAnswer | null {
  if (row === undefined) return null;
  return {
    ...row,
    narrowing: narrowingOf(row.narrowing),
    quote: row.quote === null ? null : (JSON.parse(row.quote) as ShownQuote),
    results: JSON.parse(row.results) as ShownResult[],
    private: row.private === 1,
  };
}
