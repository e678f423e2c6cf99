import { statSync } from 'node:fs';
import { join } from 'node:path';
import { VerbatimError, causeOf } from '../errors.js';
import type { Article, ArticleHead, Passage, StoredArticle } from '../types.js';
import { hashOfArticle } from './article-hash.js';
import { decodeOffsets, decodeRuns, decodeVector } from './blobs.js';
import type { LabelledVector } from './exact.js';
import {
  type IndexedPassage,
  type PassageColumns,
  type PassageRow,
  indexedPassage,
  passageOf,
} from './indexed-passage.js';
import { LexicalIndex } from './lexical.js';
import { type Manifest, manifestReader } from './manifest.js';
import { DATABASE, LAYOUT, layoutOf } from './schema.js';
import { type SqliteDatabase, guardDatabase, openDatabase } from './sqlite.js';

/** Which articles to look at. */
export interface ArticleFilter {
  readonly source?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Reads the index. Every method sees the state that was last committed; `snapshot` holds one state over several calls. */
export class IndexReader {
  readonly lexical: LexicalIndex;
  /** The newest manifest, or null before the first indexing. */
  readonly manifest: () => Manifest | null;
  private readonly byLabel;
  private readonly articleByLabel;
  private readonly codesByLabel;
  private readonly byId;

  private constructor(
    private readonly database: SqliteDatabase,
    private readonly inode: number,
  ) {
    this.lexical = new LexicalIndex(database);
    this.manifest = manifestReader(database, () => this.lexical.forget());
    this.byLabel = database.prepare<[number], PassageRow>(
      `SELECT p.label, p.ordinal, p.start, p.end, p.paragraph, p.text, p.sentences, p.length, p.terms,
         v.sentences AS sentenceVectors, a.id, a.title, a.source, a.author, a.date, a.url, a.pages, s.signature
       FROM passages p JOIN articles a USING (article) JOIN vectors v USING (vector) LEFT JOIN signatures s USING (article)
       WHERE p.label = ?`,
    );
    this.articleByLabel = database.prepare<[number], number>('SELECT article FROM passages WHERE label = ?').pluck();
    this.codesByLabel = database.prepare<[number], { codes: Buffer }>(
      'SELECT v.codes FROM passages p JOIN vectors v USING (vector) WHERE p.label = ?',
    );
    this.byId = database.prepare<[string], Article & { hash: string; pages: Buffer | null }>(
      'SELECT id, title, source, author, date, url, text, hash, pages FROM articles WHERE id = ?',
    );
  }

  /**
   * Opens the index in `folder`.
   * @throws VerbatimError INDEX_MISSING, INDEX_NEWER, INDEX_DAMAGED; INDEX_NOT_WRITABLE where the folder is read-only, since even
   * readers of a write-ahead log write into it.
   */
  static open(folder: string): IndexReader {
    const path = join(folder, DATABASE);
    const inode = inodeOf(path);
    if (inode === null) throw new VerbatimError('INDEX_MISSING', { path: folder });
    const database = openDatabase(path, 'read');
    try {
      const found = layoutOf(database);
      if (found > LAYOUT) throw new VerbatimError('INDEX_NEWER', { path, found, known: LAYOUT });
      if (found < LAYOUT) throw new VerbatimError('INDEX_MISSING', { path: folder });
      return guardDatabase(path, () => new IndexReader(database, inode));
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Whether another database has taken the place of the one that is open, as when a damaged one was set aside. */
  get isReplaced(): boolean {
    return inodeOf(this.database.name) !== this.inode;
  }

  /**
   * Runs `action` over one state of the index, whatever is committed meanwhile.
   * @throws VerbatimError INDEX_DAMAGED when the database turns out to be.
   */
  snapshot<T>(action: () => T): T {
    return guardDatabase(this.database.name, () => this.database.transaction(action).deferred());
  }

  /** The number of the article that the passage with this label is of; null where the label is no longer in the index. */
  articleOf(label: number): number | null {
    return this.articleByLabel.get(label) ?? null;
  }

  /** The passages with these labels, in the order given; labels no longer in the index are passed over. */
  passages(labels: readonly number[]): IndexedPassage[] {
    return labels.flatMap((label) => {
      const row = this.byLabel.get(label);
      return row === undefined ? [] : [indexedPassage(row)];
    });
  }

  /** The codes of a passage's tokens, sentence by sentence (src/embed/token-codes.ts); apart, as they are the largest part of it. */
  codes(label: number): Int32Array[] {
    const row = this.codesByLabel.get(label);
    return row === undefined ? [] : decodeRuns(row.codes);
  }

  /**
   * The stored article with this id.
   * @throws VerbatimError INDEX_DAMAGED when it is not what was indexed: nothing of it may be quoted.
   */
  article(id: string): Article | null {
    return this.checked(id)?.article ?? null;
  }

  /**
   * The stored article with its passages.
   * @throws VerbatimError INDEX_DAMAGED as `article` does.
   */
  stored(id: string): StoredArticle | null {
    const found = this.checked(id);
    if (found === null) return null;
    const rows = this.database
      .prepare<[string], PassageColumns>(
        `SELECT p.ordinal, p.start, p.end, p.paragraph, p.text, p.sentences
         FROM passages p JOIN articles a USING (article) WHERE a.id = ? ORDER BY p.ordinal`,
      )
      .all(id);
    return { ...found, passages: rows.map((row) => passageOf(id, row)) };
  }

  /** The hash of each of these articles that is in the index, by its id. */
  hashes(ids: readonly string[]): Map<string, string> {
    const rows = this.database
      .prepare<[string], { id: string; hash: string }>(
        'SELECT id, hash FROM articles WHERE id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(ids));
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  private checked(id: string): Omit<StoredArticle, 'passages'> | null {
    const row = this.byId.get(id);
    if (row === undefined) return null;
    const { hash, pages: encoded, ...article } = row;
    const pages = encoded && decodeOffsets(encoded);
    if (hashOfArticle(article, pages) === hash) return { article, hash, pages };
    throw new VerbatimError('INDEX_DAMAGED', { path: id, cause: 'the stored article differs from what was indexed' });
  }

  /** Labels of the passages whose article passes the filter; undefined when the filter lets everything through. */
  labelsWithin({ source, after, before }: ArticleFilter): ReadonlySet<number> | undefined {
    if (source === undefined && after === undefined && before === undefined) return undefined;
    // SQLite's own lower() knows ASCII only.
    const outlets = source === undefined ? null : this.sources().filter((name) => folded(name) === folded(source));
    const rows = this.database
      .prepare<[Record<string, string | null>], { label: number }>(
        `SELECT label FROM passages JOIN articles USING (article)
         WHERE (@outlets IS NULL OR source IN (SELECT value FROM json_each(@outlets)))
           AND (@after IS NULL OR date >= @after) AND (@before IS NULL OR date <= @before)`,
      )
      .all({ outlets: outlets && JSON.stringify(outlets), after: after ?? null, before: before ?? null });
    return new Set(rows.map(({ label }) => label));
  }

  /** Every outlet's name, most articles first. */
  sources(): string[] {
    return this.database
      .prepare<[], { source: string }>(
        'SELECT source FROM articles WHERE source IS NOT NULL GROUP BY source ORDER BY count(*) DESC, source',
      )
      .all()
      .map(({ source }) => source);
  }

  /** The next `count` articles, without their texts, after the one with this number (0: from the first), for going through all of them. */
  articlesAfter(number: number, count: number): { readonly number: number; readonly article: ArticleHead }[] {
    return this.database
      .prepare<[number, number], ArticleHead & { number: number }>(
        'SELECT article AS number, id, title, source, author, date, url FROM articles WHERE article > ? ORDER BY article LIMIT ?',
      )
      .all(number, count)
      .map(({ number: found, ...article }) => ({ number: found, article }));
  }

  /** The next `count` passages after the one with this label (-1: from the first), for going through all of them. */
  passagesAfter(label: number, count: number): { readonly label: number; readonly passage: Passage }[] {
    return this.database
      .prepare<[number, number], PassageColumns & { label: number; id: string }>(
        `SELECT p.label, a.id, p.ordinal, p.start, p.end, p.paragraph, p.text, p.sentences
         FROM passages p JOIN articles a USING (article) WHERE p.label > ? ORDER BY p.label LIMIT ?`,
      )
      .all(label, count)
      .map((row) => ({ label: row.label, passage: passageOf(row.id, row) }));
  }

  /** Vectors of the passages with this label and later ones, by label: of all of them where it is not given. */
  *vectors(from = 0): Iterable<LabelledVector> {
    const rows = this.database
      .prepare<[number], { label: number; passage: Buffer }>(
        'SELECT label, v.passage FROM passages JOIN vectors v USING (vector) WHERE label >= ? ORDER BY label',
      )
      .iterate(from);
    for (const { label, passage } of rows) yield { label, vector: decodeVector(passage) };
  }

  close(): void {
    this.database.close();
  }
}

/** @throws VerbatimError INDEX_NOT_WRITABLE when the folder may not even be looked into. */
function inodeOf(path: string): number | null {
  try {
    return statSync(path).ino;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new VerbatimError('INDEX_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
  }
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}
