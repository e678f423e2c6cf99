import { join } from 'node:path';
import type { Skipped } from '../types.js';
import { termHash } from '../terms/hash.js';
import { signatureOf } from '../terms/min-hash.js';
import { decodeSentences, decodeVector, encodeNested, encodeSignature } from './blobs.js';
import { checkDatabase } from './check.js';
import type { LabelledVector } from './exact.js';
import { type Manifest, readManifest, writeManifest } from './manifest.js';
import { DATABASE, LAYOUT, layoutOf, migrate } from './schema.js';
import { SealedWriting } from './sealed-writing.js';
import { type SqliteDatabase, guardDatabase, inTransaction } from './sqlite.js';
import { Staging } from './staging.js';
import { WrittenStretches } from './written.js';

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

/** What the final transaction writes. */
export interface Commit {
  /** Articles that leave the index, the changed ones among them: their new text is staged. */
  readonly gone: readonly string[];
  readonly files: readonly FileState[];
  readonly skipped: readonly Skipped[];
  /** Terms of a text, for the lexical index. */
  readonly analyse: (text: string) => readonly string[];
  /** The manifest, given what only the finished tables can tell. */
  readonly manifest: (totals: Totals) => Manifest;
}

/** What only the finished tables can tell. */
type Totals = Pick<Manifest, 'articles' | 'passages' | 'averageTerms' | 'from' | 'to'>;

/**
 * Writes the index. What is staged is invisible to readers until `commit` puts it in place in one transaction.
 * Only one process may have a writer: take the lock first.
 */
export class IndexWriter {
  readonly staging: Staging;

  private constructor(
    private readonly writing: SealedWriting,
    private readonly database: SqliteDatabase,
  ) {
    this.staging = new Staging(database, writing);
  }

  /**
   * Opens the database in `folder` for writing, creating it where it is missing.
   * @param written notes what is written into.
   * @throws VerbatimError INDEX_NOT_WRITABLE, INDEX_NEWER, INDEX_DAMAGED
   */
  static open(folder: string, written = new WrittenStretches(folder, null)): IndexWriter {
    const path = join(folder, DATABASE);
    const writing = new SealedWriting(path, written);
    const { database } = writing;
    try {
      return guardDatabase(path, () => {
        const writer = new IndexWriter(writing, database);
        if (layoutOf(database) !== LAYOUT) writing.unseal();
        migrate(database);
        writer.staging.clear();
        return writer;
      });
    } catch (error) {
      database.close();
      throw error;
    }
  }

  manifest(): Manifest | null {
    return readManifest(this.database);
  }

  /**
   * Looks the whole database through.
   * @throws VerbatimError INDEX_DAMAGED
   */
  check(): void {
    guardDatabase(this.database.name, () => checkDatabase(this.database));
  }

  files(): Map<string, FileState> {
    const rows = this.database.prepare<[], FileState>('SELECT path, signature, hash FROM files').all();
    return new Map(rows.map((row) => [row.path, row]));
  }

  skipped(): Skipped[] {
    const rows = this.database
      .prepare<[], Omit<Skipped, 'line'> & { line: number | null }>(
        'SELECT path, line, code, reason FROM skipped ORDER BY rowid',
      )
      .all();
    return rows.map(({ line, ...rest }) => (line === null ? rest : { ...rest, line }));
  }

  articles(): IndexedArticle[] {
    // The plus keeps SQLite from passing over the texts to find them in that order.
    return this.database.prepare<[], IndexedArticle>('SELECT id, path, hash FROM articles ORDER BY +article').all();
  }

  /** Labels in the index in place that belong to these articles. */
  labelsOf(articles: readonly string[]): number[] {
    const select = this.database.prepare<[string], { label: number }>(
      'SELECT label FROM passages JOIN articles USING (article) WHERE id = ?',
    );
    return articles.flatMap((id) => select.all(id).map(({ label }) => label));
  }

  /** Vectors of the index in place, of the articles that stay, with this label and later ones. */
  *vectorsWithout(gone: readonly string[], from = 0): Iterable<LabelledVector> {
    const left = new Set(this.labelsOf(gone));
    const rows = this.database
      .prepare<[number], { label: number; passage: Buffer }>(
        'SELECT label, v.passage FROM passages JOIN vectors v USING (vector) WHERE label >= ? ORDER BY label',
      )
      .iterate(from);
    for (const { label, passage } of rows) if (!left.has(label)) yield { label, vector: decodeVector(passage) };
  }

  /** Puts the staged articles in place of those that go, with all that belongs to them, in one transaction. */
  commit({ gone, files, skipped, analyse, manifest }: Commit): Manifest {
    const { database } = this;
    this.writing.unseal();
    const put = inTransaction(database, () => {
      this.removeArticles(gone);
      this.placeStaged(analyse);
      database.exec('DELETE FROM files; DELETE FROM skipped');
      const file = database.prepare('INSERT INTO files (path, signature, hash) VALUES (@path, @signature, @hash)');
      for (const state of files) file.run(state);
      const skip = database.prepare('INSERT INTO skipped (path, line, code, reason) VALUES (?, ?, ?, ?)');
      for (const { path, line, code, reason } of skipped) skip.run(path, line ?? null, code, reason);
      // Both are found in indexes, without passing over the vectors themselves.
      database.exec(
        'DELETE FROM vectors WHERE vector IN (SELECT vector FROM vectors WHERE vector NOT IN (SELECT vector FROM passages))',
      );
      const written = manifest(this.totals());
      writeManifest(database, written);
      return written;
    });
    this.writing.foldLongLog();
    return put;
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
      `INSERT INTO articles (id, path, title, source, author, date, url, text, hash, pages)
       SELECT id, path, title, source, author, date, url, text, hash, pages FROM staged_articles WHERE staged = ?
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
    const signature = database.prepare('INSERT INTO signatures (article, signature) VALUES (?, ?)');
    for (const { staged } of articles) {
      const { article, title, text: whole } = place.get(staged)!;
      const titleTerms = analyse(title).join(' ');
      const allHashes: number[] = [];
      for (const { label, ordinal, start, end, paragraph, sentences, vector } of passagesOf.all(staged)) {
        const bySentence = decodeSentences(sentences).map((span) => analyse(whole.slice(span.start, span.end)));
        const terms = bySentence.flat();
        const hashes = bySentence.map((sentence) => sentence.map(termHash));
        for (const sentence of hashes) allHashes.push(...sentence);
        const text = whole.slice(start, end);
        const blob = encodeNested(hashes);
        passage.run(label, article, ordinal, start, end, paragraph, text, sentences, terms.length, blob, vector);
        lexical.run(label, titleTerms, terms.join(' '));
      }
      signature.run(article, encodeSignature(signatureOf(allHashes)));
    }
    database.exec('DELETE FROM staged_passages; DELETE FROM staged_articles');
  }

  private totals(): Totals {
    return this.database
      .prepare<[], Totals>(
        `SELECT (SELECT count(*) FROM articles) articles, count(*) passages, coalesce(avg(length), 0) averageTerms,
           (SELECT min(date) FROM articles) "from", (SELECT max(date) FROM articles) "to" FROM passages`,
      )
      .get()!;
  }

  /** Folds the write-ahead log into the database, so that it does not grow, and closes. @throws VerbatimError INDEX_DAMAGED */
  close(): void {
    this.writing.close();
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
