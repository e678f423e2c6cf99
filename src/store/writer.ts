import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PassageVectors, TokenIds } from '../embed/embedder.js';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import type { Article, Passage, Skipped } from '../types.js';
import { termHash } from '../terms/hash.js';
import {
  decodeNested,
  decodeSpans,
  decodeVector,
  encodeNested,
  encodeSentenceVectors,
  encodeSpans,
  encodeVector,
} from './blobs.js';
import type { LabelledVector } from './exact.js';
import { type Manifest, readManifest, writeManifest } from './manifest.js';
import { migrate } from './schema.js';
import { type SqliteDatabase, guardDatabase, openDatabase } from './sqlite.js';

/** Name of the database within the index folder. */
export const DATABASE = 'verbatim.db';

/** What is known of a file that was read before. */
export interface FileState {
  readonly path: string;
  /** Size and times; an empty one is never equal to a file's, so that the file is read again. */
  readonly signature: string;
  readonly hash: string;
}

/** An article in the index, as far as deciding what changed needs it. */
export interface IndexedArticle {
  readonly id: string;
  readonly path: string;
  readonly hash: string;
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

/** What the final transaction writes. */
export interface Commit {
  /** Articles that leave the index, the changed ones among them: their new text is staged. */
  readonly gone: readonly string[];
  readonly files: readonly FileState[];
  readonly skipped: readonly Skipped[];
  /** Terms of a text, for the lexical index. */
  readonly analyse: (text: string) => readonly string[];
  /** The manifest, given what only the finished tables can tell. */
  readonly manifest: (totals: Pick<Manifest, 'articles' | 'passages' | 'averageTerms' | 'from' | 'to'>) => Manifest;
}

/**
 * Writes the index. What is staged and embedded is invisible to readers until `commit` puts it in place in one transaction.
 * Only one process may have a writer: take the lock first.
 */
export class IndexWriter {
  private constructor(
    private readonly database: SqliteDatabase,
    /** Why a damaged database was set aside, if it was. */
    readonly replaced: string | null,
  ) {}

  /**
   * Opens the database in `folder` for writing, creating it where it is missing. A damaged one is set aside, since all that is in it
   * can be built again from the corpus.
   * @throws VerbatimError INDEX_NOT_WRITABLE, INDEX_NEWER
   */
  static open(folder: string): IndexWriter {
    const path = join(folder, DATABASE);
    try {
      return IndexWriter.openAt(path, null);
    } catch (error) {
      if (!isVerbatimError(error, 'INDEX_DAMAGED')) throw error;
      setAside(path);
      return IndexWriter.openAt(path, causeOf(error.cause));
    }
  }

  private static openAt(path: string, replaced: string | null): IndexWriter {
    const database = openDatabase(path, 'write');
    try {
      return guardDatabase(path, () => {
        migrate(database);
        database.exec('DELETE FROM staged_passages; DELETE FROM staged_articles');
        return new IndexWriter(database, replaced);
      });
    } catch (error) {
      database.close();
      throw error;
    }
  }

  manifest(): Manifest | null {
    return readManifest(this.database);
  }

  files(): Map<string, FileState> {
    const rows = this.database.prepare<[], FileState>('SELECT path, signature, hash FROM files').all();
    return new Map(rows.map((row) => [row.path, row]));
  }

  skipped(): Skipped[] {
    const rows = this.database
      .prepare<[], Skipped & { line: number | null }>('SELECT path, line, code, reason FROM skipped')
      .all();
    return rows.map(({ line, ...rest }) => (line === null ? rest : { ...rest, line }));
  }

  articles(): IndexedArticle[] {
    return this.database.prepare<[], IndexedArticle>('SELECT id, path, hash FROM articles ORDER BY article').all();
  }

  /** Forgets every vector that only the index in place does not need. */
  forgetVectors(): void {
    this.write(() => this.database.exec(`UPDATE vectors SET key = randomblob(16)`));
  }

  /** Runs `action` in one transaction: staging many articles in one is a hundred times faster than one by one. */
  write<T>(action: () => T): T {
    return guardDatabase(this.database.name, () => this.database.transaction(action).immediate());
  }

  /** Stages an article with its passages. */
  stage(article: Article, path: string, hash: string, passages: readonly StagedPassage[]): void {
    const { lastInsertRowid } = this.database
      .prepare(
        `INSERT INTO staged_articles (id, path, title, source, author, date, url, text, hash)
         VALUES (@id, @path, @title, @source, @author, @date, @url, @text, @hash)`,
      )
      .run({ ...article, path, hash });
    const insert = this.database.prepare(
      `INSERT INTO staged_passages (label, staged, ordinal, start, end, paragraph, sentences, key, tokens)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    passages.forEach(({ label, passage, tokens, key }, n) => {
      const { start, end, paragraph, sentences } = passage;
      const row = [
        label,
        lastInsertRowid,
        n + 1,
        start,
        end,
        paragraph,
        encodeSpans(sentences),
        key,
        encodeNested(tokens),
      ];
      insert.run(...row);
    });
  }

  /** How many passages are staged that have no vector yet; passages of the same content count once. */
  countUnembedded(): number {
    const row = this.database
      .prepare<[], { n: number }>(
        `SELECT count(DISTINCT key) n FROM staged_passages WHERE key NOT IN (SELECT key FROM vectors)`,
      )
      .get();
    return row?.n ?? 0;
  }

  /** At most `limit` staged passages without a vector, longest first: batches of like length waste least, and memory peaks at once. */
  unembedded(limit: number): Unembedded[] {
    const rows = this.database
      .prepare<[number], { key: Buffer; tokens: Buffer }>(
        `SELECT key, tokens FROM staged_passages WHERE key NOT IN (SELECT key FROM vectors)
         GROUP BY key ORDER BY length(tokens) DESC LIMIT ?`,
      )
      .all(limit);
    return rows.map(({ key, tokens }) => ({ key, tokens: decodeNested(tokens) }));
  }

  /** Keeps vectors, committed at once: a killed run finds them again. */
  keepVectors(vectors: readonly (PassageVectors & { key: Buffer })[]): void {
    this.write(() => {
      const insert = this.database.prepare('INSERT OR IGNORE INTO vectors (key, passage, sentences) VALUES (?, ?, ?)');
      for (const { key, passage, sentences } of vectors)
        insert.run(key, encodeVector(passage), encodeSentenceVectors(sentences));
    });
  }

  /** Labels in the index in place that belong to these articles. */
  labelsOf(articles: readonly string[]): number[] {
    const select = this.database.prepare<[string], { label: number }>(
      'SELECT label FROM passages JOIN articles USING (article) WHERE id = ?',
    );
    return articles.flatMap((id) => select.all(id).map(({ label }) => label));
  }

  /** Vectors of the staged passages. */
  *stagedVectors(): Iterable<LabelledVector> {
    yield* this.labelled('SELECT label, passage FROM staged_passages JOIN vectors USING (key) ORDER BY label');
  }

  /** Vectors of the index in place, of the articles that stay. */
  *vectorsWithout(gone: readonly string[]): Iterable<LabelledVector> {
    const left = new Set(this.labelsOf(gone));
    const all = this.labelled('SELECT label, v.passage FROM passages JOIN vectors v USING (vector) ORDER BY label');
    for (const vector of all) if (!left.has(vector.label)) yield vector;
  }

  private *labelled(sql: string): Iterable<LabelledVector> {
    const rows = this.database.prepare<[], { label: number; passage: Buffer }>(sql).iterate();
    for (const { label, passage } of rows) yield { label, vector: decodeVector(passage) };
  }

  /** Puts the staged articles in place of those that go, with all that belongs to them, in one transaction. */
  commit({ gone, files, skipped, analyse, manifest }: Commit): Manifest {
    const { database } = this;
    return this.write(() => {
      this.removeArticles(gone);
      this.placeStaged(analyse);
      database.exec('DELETE FROM files; DELETE FROM skipped');
      const file = database.prepare('INSERT INTO files (path, signature, hash) VALUES (@path, @signature, @hash)');
      for (const state of files) file.run(state);
      const skip = database.prepare('INSERT INTO skipped (path, line, code, reason) VALUES (?, ?, ?, ?)');
      for (const { path, line, code, reason } of skipped) skip.run(path, line ?? null, code, reason);
      database.exec('DELETE FROM vectors WHERE vector NOT IN (SELECT vector FROM passages)');
      const written = manifest(this.totals());
      writeManifest(database, written);
      return written;
    });
  }

  private removeArticles(ids: readonly string[]): void {
    const terms = this.database.prepare('DELETE FROM lexical WHERE rowid = ?');
    for (const label of this.labelsOf(ids)) terms.run(label);
    const remove = this.database.prepare('DELETE FROM articles WHERE id = ?');
    for (const id of ids) remove.run(id);
  }

  private placeStaged(analyse: Commit['analyse']): void {
    const { database } = this;
    const articles = database
      .prepare<[], { staged: number }>('SELECT staged FROM staged_articles ORDER BY staged')
      .all();
    const place = database.prepare<[number], { article: number; title: string; text: string }>(
      `INSERT INTO articles (id, path, title, source, author, date, url, text, hash)
       SELECT id, path, title, source, author, date, url, text, hash FROM staged_articles WHERE staged = ?
       RETURNING article, title, text`,
    );
    const passagesOf = database.prepare<[number], StagedRow>(
      `SELECT label, ordinal, start, end, paragraph, p.sentences, v.vector FROM staged_passages p JOIN vectors v USING (key)
       WHERE staged = ? ORDER BY ordinal`,
    );
    const passage = database.prepare(
      `INSERT INTO passages (label, article, ordinal, start, end, paragraph, text, sentences, length, terms, vector)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const lexical = database.prepare('INSERT INTO lexical (rowid, title, body) VALUES (?, ?, ?)');
    for (const { staged } of articles) {
      const { article, title, text: whole } = place.get(staged)!;
      const titleTerms = analyse(title).join(' ');
      for (const { label, ordinal, start, end, paragraph, sentences, vector } of passagesOf.all(staged)) {
        const bySentence = decodeSpans(sentences).map((span) => analyse(whole.slice(span.start, span.end)));
        const terms = bySentence.flat();
        const hashes = encodeNested(bySentence.map((sentence) => sentence.map(termHash)));
        const text = whole.slice(start, end);
        passage.run(label, article, ordinal, start, end, paragraph, text, sentences, terms.length, hashes, vector);
        lexical.run(label, titleTerms, terms.join(' '));
      }
    }
    database.exec('DELETE FROM staged_passages; DELETE FROM staged_articles');
  }

  private totals(): Pick<Manifest, 'articles' | 'passages' | 'averageTerms' | 'from' | 'to'> {
    return this.database
      .prepare<[], Pick<Manifest, 'articles' | 'passages' | 'averageTerms' | 'from' | 'to'>>(
        `SELECT (SELECT count(*) FROM articles) articles, count(*) passages, coalesce(avg(length), 0) averageTerms,
           (SELECT min(date) FROM articles) "from", (SELECT max(date) FROM articles) "to" FROM passages`,
      )
      .get()!;
  }

  /** Folds the write-ahead log into the database, so that it does not grow, and closes. */
  close(): void {
    this.database.pragma('wal_checkpoint(TRUNCATE)');
    this.database.close();
  }
}

interface StagedRow {
  readonly label: number;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly sentences: Buffer;
  readonly vector: number;
}

/** Moves a damaged database out of the way; an earlier one set aside gives way to it. */
function setAside(path: string): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    if (existsSync(path)) renameSync(path, `${path}.damaged`);
  } catch (error) {
    throw new VerbatimError('INDEX_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
  }
}
