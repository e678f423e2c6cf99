import { createHash } from 'node:crypto';
import { VerbatimError, causeOf } from '../errors.js';
import type { ModelIdentity } from '../embed/embedder.js';
import type { SqliteDatabase } from './sqlite.js';

/** A file of vectors, as it was written. */
export interface SavedVectors {
  /** Name within the index folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Labels in it that are not deleted. */
  readonly count: number;
}

/** The HNSW file of a state of the database, and how that has gone on since the file was written. */
export interface VectorFile extends SavedVectors {
  /** Passages with this label and later ones are not in it, and searched one by one. */
  readonly nextLabel: number;
  /** Labels in it whose passages have left the index. */
  readonly gone: readonly number[];
}

/** What the index is, written in the same transaction as the index itself. */
export interface Manifest {
  /** Six hex digits derived from the fingerprint and every article: the same corpus and model give the same id anywhere. */
  readonly id: string;
  /** Grows with every change of a database, so that a reader sees cheaply that something changed. */
  readonly generation: number;
  /** What makes two indexes comparable; a difference means indexing anew. */
  readonly fingerprint: string;
  readonly model: ModelIdentity;
  /** The folder or file it was built from. */
  readonly seeds: string;
  /** ISO time. */
  readonly builtAt: string;
  /** The next unused label. */
  readonly nextLabel: number;
  readonly articles: number;
  readonly passages: number;
  /** Mean number of terms in a passage, for BM25. */
  readonly averageTerms: number;
  /** ISO dates of the oldest and newest dated article. */
  readonly from: string | null;
  readonly to: string | null;
  readonly vectorFile: VectorFile;
}

/** Versions of the rules that shape passages and terms, and of the tables they are kept in. Raise one when its rules change: every index is then built anew. */
export interface RuleVersions {
  readonly reading: number;
  readonly passages: number;
  readonly terms: number;
  readonly layout: number;
}

/** The fingerprint of an index made by this model under these rules, 16 hex digits. */
export function fingerprintOf(model: ModelIdentity, rules: RuleVersions, maxTokens: number): string {
  return createHash('sha256')
    .update(JSON.stringify([model, rules, maxTokens]))
    .digest('hex')
    .slice(0, 16);
}

/** The id of an index: six hex digits over the fingerprint and every article's id and hash, in whatever order these are given. */
export function indexIdOf(fingerprint: string, articles: readonly { id: string; hash: string }[]): string {
  const hash = createHash('sha256').update(fingerprint);
  for (const { id, hash: content } of [...articles].sort((a, b) => (a.id < b.id ? -1 : 1)))
    hash.update(`\n${id}\t${content}`);
  return hash.digest('hex').slice(0, 6);
}

/**
 * The manifest of an open database, or null before the first indexing.
 * @throws VerbatimError INDEX_DAMAGED when it cannot be read.
 */
export function readManifest(database: SqliteDatabase): Manifest | null {
  return manifestReader(database, () => undefined)();
}

/**
 * What reads the manifest again and again: parsed only where it is another one than the time before.
 * @param onChange called then.
 */
export function manifestReader(database: SqliteDatabase, onChange: () => void): () => Manifest | null {
  const select = database.prepare<[], { value: string }>('SELECT value FROM manifest');
  let text: string | undefined;
  let manifest: Manifest | null = null;
  return () => {
    const found = select.get()?.value;
    if (found !== text) {
      manifest = found === undefined ? null : parseManifest(database, found);
      text = found;
      onChange();
    }
    return manifest;
  };
}

function parseManifest(database: SqliteDatabase, text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch (error) {
    throw new VerbatimError('INDEX_DAMAGED', { path: database.name, cause: causeOf(error) }, { cause: error });
  }
}

/** Writes the manifest; to be called within the transaction that changes the index. */
export function writeManifest(database: SqliteDatabase, manifest: Manifest): void {
  database.prepare('INSERT OR REPLACE INTO manifest (one, value) VALUES (1, ?)').run(JSON.stringify(manifest));
}
