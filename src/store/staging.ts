import type { PassageVectors } from '../embed/embedder.js';
import type { Article, Passage, TokenIds } from '../types.js';
import {
  decodeNested,
  decodeVector,
  encodeNested,
  encodeOffsets,
  encodeCodes,
  encodeSentenceVectors,
  encodeSentences,
  encodeVector,
} from './blobs.js';
import type { LabelledVector } from './exact.js';
import type { SealedWriting } from './sealed-writing.js';
import { type SqliteDatabase, inTransaction } from './sqlite.js';

/** Where an article to be staged comes from. */
export interface Origin {
  /** Of its file below SEEDS_DIR. */
  readonly path: string;
  readonly hash: string;
  /** Offset at which each page begins; null where the file has no pages. */
  readonly pages: readonly number[] | null;
}

/** A passage to be staged, with its token ids and the key of its vector. */
export interface StagedPassage {
  readonly label: number;
  readonly passage: Passage;
  readonly tokens: readonly TokenIds[];
  /** Hash of all that shapes its vectors. */
  readonly key: Buffer;
}

/** A staged passage that has no vector yet. */
export interface Unembedded {
  readonly key: Buffer;
  readonly tokens: readonly TokenIds[];
}

/** What an indexing gathers before it commits: articles, passages and vectors that no reader sees yet. */
export class Staging {
  /** @param writing told before anything is written, and after it was. */
  constructor(
    private readonly database: SqliteDatabase,
    private readonly writing: Pick<SealedWriting, 'unseal' | 'foldLongLog'>,
  ) {}

  /** Drops what an indexing that did not finish had staged; its vectors are kept. */
  clear(): void {
    const left = this.database.prepare('SELECT 1 FROM staged_articles').get();
    if (left === undefined) return;
    this.writing.unseal();
    this.database.exec('DELETE FROM staged_passages; DELETE FROM staged_articles');
  }

  /** Makes every vector one that no passage to be staged can have, so that all are embedded anew. The index in place keeps its own. */
  forgetVectors(): void {
    this.together(() => this.database.exec(`UPDATE vectors SET key = randomblob(16)`));
  }

  /** Runs `action` in one transaction: staging many articles in one is a hundred times faster than one by one. */
  together<T>(action: () => T): T {
    this.writing.unseal();
    const result = inTransaction(this.database, action);
    this.writing.foldLongLog();
    return result;
  }

  /** Stages an article with its passages. */
  stage(article: Article, { path, hash, pages }: Origin, passages: readonly StagedPassage[]): void {
    const { lastInsertRowid: staged } = this.database
      .prepare(
        `INSERT INTO staged_articles (id, path, title, source, author, date, url, text, hash, pages)
         VALUES (@id, @path, @title, @source, @author, @date, @url, @text, @hash, @pages)`,
      )
      .run({ ...article, path, hash, pages: pages && encodeOffsets(pages) });
    const insert = this.database.prepare(
      `INSERT INTO staged_passages (label, staged, ordinal, start, end, paragraph, sentences, key, tokens)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    passages.forEach(({ label, passage, tokens, key }, n) => {
      const { start, end, paragraph, sentences } = passage;
      insert.run(label, staged, n + 1, start, end, paragraph, encodeSentences(sentences), key, encodeNested(tokens));
    });
  }

  /** How many passages are staged. */
  count(): number {
    return this.database.prepare<[], { n: number }>('SELECT count(*) n FROM staged_passages').get()!.n;
  }

  /** How many passages are staged that have no vector yet; passages of the same content count once. */
  countUnembedded(): number {
    return this.database
      .prepare<[], { n: number }>(
        `SELECT count(DISTINCT key) n FROM staged_passages WHERE key NOT IN (SELECT key FROM vectors)`,
      )
      .get()!.n;
  }

  /** The staged passages with a label above `after` and up to `last` that have no vector yet, in the order of their labels. */
  unembedded(after: number, last: number): Unembedded[] {
    const rows = this.database
      .prepare<[number, number], { key: Buffer; tokens: Buffer }>(
        `SELECT key, tokens FROM staged_passages p WHERE label > ? AND label <= ?
         AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.key = p.key) ORDER BY label`,
      )
      .all(after, last);
    return rows.map(({ key, tokens }) => ({ key, tokens: decodeNested(tokens) }));
  }

  /** Keeps vectors, committed at once: a killed run finds them again. */
  keepVectors(vectors: readonly (PassageVectors & { key: Buffer })[]): void {
    this.together(() => {
      const insert = this.database.prepare(
        'INSERT OR IGNORE INTO vectors (key, passage, sentences, codes) VALUES (?, ?, ?, ?)',
      );
      for (const { key, passage, sentences, codes } of vectors)
        insert.run(key, encodeVector(passage), encodeSentenceVectors(sentences), encodeCodes(codes));
    });
  }

  /** Vectors of the staged passages, by label. */
  *vectors(): Iterable<LabelledVector> {
    const rows = this.database
      .prepare<[], { label: number; passage: Buffer }>(
        'SELECT label, passage FROM staged_passages JOIN vectors USING (key) ORDER BY label',
      )
      .iterate();
    for (const { label, passage } of rows) yield { label, vector: decodeVector(passage) };
  }
}
