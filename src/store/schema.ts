import { VerbatimError } from '../errors.js';
import type { SqliteDatabase } from './sqlite.js';

/** Name of the database within the index folder. */
export const DATABASE = 'verbatim.db';

/**
 * Layout of the tables below; kept in the database's user_version. Raise it with every change and add a step to `steps`. It is part of the
 * fingerprint, so that an index of an older layout is filled anew from the corpus (vectors of unchanged passages are kept).
 */
export const LAYOUT = 5;

/** Has all that tells whether an article changed, so that nothing passes over the texts for it. */
const articlesByPath = 'CREATE INDEX articles_path ON articles (path, id, hash);';

/** Has the lengths, so that their mean is found without passing over the passages. */
const passagesByArticle = 'CREATE INDEX passages_article ON passages (article, length);';

/** Apart from the articles, so that ranking reads it without passing over their texts. */
const signatures = `
  CREATE TABLE signatures (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    signature BLOB NOT NULL       -- uint32: the number of shingles, then the least values (src/terms/min-hash.ts)
  );
`;

/**
 * Two groups of tables. What answers: manifest, files, skipped, articles, passages, lexical; these change in one transaction at
 * the end of an indexing. What is in the making: vectors (kept by content, so that a killed run loses no embedding) and staged_*.
 */
const tables = `
  CREATE TABLE manifest (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    value TEXT NOT NULL
  );
  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    signature TEXT NOT NULL,      -- size and times: while they stay, the file is not read again
    hash TEXT NOT NULL            -- SHA-256 of its bytes
  );
  CREATE TABLE skipped (
    path TEXT NOT NULL,
    line INTEGER,
    code TEXT NOT NULL,
    reason TEXT NOT NULL
  );
  CREATE TABLE articles (
    article INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    author TEXT,
    date TEXT,
    url TEXT,
    text TEXT NOT NULL,
    hash TEXT NOT NULL,           -- SHA-256 of the fields, the text and the pages
    pages BLOB                    -- uint32: where in the text each page begins; null where the file has no pages
  );
  ${articlesByPath}
  ${signatures}
  CREATE TABLE vectors (
    vector INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,     -- hash of the model's file and the token ids of the passage's sentences
    passage BLOB NOT NULL,        -- float32 little-endian, one per dimension
    sentences BLOB NOT NULL,      -- int8, one vector a sentence
    codes BLOB NOT NULL DEFAULT x'' -- int32: for each sentence its number of words and its tokens' codes
  );
  CREATE TABLE passages (
    label INTEGER PRIMARY KEY,    -- the HNSW label; never used twice
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL,           -- the article's text from start to end, kept so that ranking need not load whole articles
    sentences BLOB NOT NULL,      -- uint32: start, end and what it is (src/store/blobs.ts), a sentence
    length INTEGER NOT NULL,      -- how many terms the passage has, for BM25
    terms BLOB NOT NULL,          -- int32: for each sentence its number of terms and their hashes, in order
    vector INTEGER NOT NULL REFERENCES vectors
  );
  ${passagesByArticle}
  CREATE INDEX passages_vector ON passages (vector);
  CREATE VIRTUAL TABLE lexical USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.-_&+'''"
  );
  CREATE VIRTUAL TABLE lexical_terms USING fts5vocab (lexical, 'row');
  CREATE TABLE staged_articles (
    staged INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    author TEXT,
    date TEXT,
    url TEXT,
    text TEXT NOT NULL,
    hash TEXT NOT NULL,
    pages BLOB
  );
  CREATE TABLE staged_passages (
    label INTEGER PRIMARY KEY,
    staged INTEGER NOT NULL REFERENCES staged_articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    key BLOB NOT NULL,
    tokens BLOB NOT NULL          -- int32: for each sentence its length and its token ids
  );
  CREATE INDEX staged_passages_staged ON staged_passages (staged);
`;

/** What brings layout n to n + 1, for n from 1. */
const steps: readonly string[] = [
  `ALTER TABLE articles ADD COLUMN pages BLOB;
   ALTER TABLE staged_articles ADD COLUMN pages BLOB;`,
  signatures,
  // Vectors without codes are embedded anew: their keys are those of before (vectorKey in src/ingest/stage.ts).
  `ALTER TABLE vectors ADD COLUMN codes BLOB NOT NULL DEFAULT x'';`,
  // Until now nothing was kept apart from the vector file.
  `DROP INDEX articles_path; ${articlesByPath} DROP INDEX passages_article; ${passagesByArticle}
   UPDATE manifest SET value =
     json_set(value, '$.vectorFile.nextLabel', value ->> '$.nextLabel', '$.vectorFile.gone', json('[]'))
   WHERE json_valid(value);`,
];

/**
 * Brings a database to the current layout.
 * @throws VerbatimError INDEX_NEWER when a newer Verbatim wrote it.
 */
export function migrate(database: SqliteDatabase): void {
  const found = layoutOf(database);
  if (found > LAYOUT) throw new VerbatimError('INDEX_NEWER', { path: database.name, found, known: LAYOUT });
  if (found === LAYOUT) return;
  database.transaction(() => {
    database.exec(found === 0 ? tables : steps.slice(found - 1).join('\n'));
    database.pragma(`user_version = ${LAYOUT}`);
  })();
}

/** The layout a database has; 0 for an empty one. */
export function layoutOf(database: SqliteDatabase): number {
  return database.pragma('user_version', { simple: true }) as number;
}
