import type { SqliteDatabase } from './sqlite.js';
import { lexical as tunables } from '../tunables.js';

/** A passage that holds words of a question. */
export interface LexicalHit {
  readonly label: number;
  /** FTS5's bm25(), turned so that higher is better. */
  readonly score: number;
}

/** The lexical index: SQLite's FTS5 over the terms of titles and passages. */
export class LexicalIndex {
  private readonly select;
  private readonly selectAmong;
  private readonly frequency;
  private readonly allTerms;
  /** Frequencies of terms asked for before, which hold for one state of the index. */
  private readonly frequencies = new Map<string, number>();

  constructor(database: SqliteDatabase) {
    const bm25 = `-bm25(lexical, ${tunables.titleWeight}, 1.0) AS score`;
    this.select = database.prepare<[string, number], LexicalHit>(
      `SELECT rowid AS label, ${bm25} FROM lexical WHERE lexical MATCH ? ORDER BY score DESC, rowid LIMIT ?`,
    );
    this.selectAmong = database.prepare<[string, string, number], LexicalHit>(
      `SELECT rowid AS label, ${bm25} FROM lexical WHERE lexical MATCH ? AND rowid IN (SELECT value FROM json_each(?))
       ORDER BY score DESC, rowid LIMIT ?`,
    );
    this.allTerms = database.prepare<[], { term: string; documents: number }>(
      'SELECT term, doc AS documents FROM lexical_terms',
    );
    this.frequency = database.prepare<[string], { doc: number }>('SELECT doc FROM lexical_terms WHERE term = ?');
  }

  /**
   * The `k` passages that hold any of `terms` best by BM25, best first.
   * @param allowed only these labels, where given.
   */
  search(terms: readonly string[], k: number, allowed?: ReadonlySet<number>): LexicalHit[] {
    if (terms.length === 0) return [];
    const query = [...new Set(terms)].map(quote).join(' OR ');
    return allowed === undefined
      ? this.select.all(query, k)
      : this.selectAmong.all(query, JSON.stringify([...allowed]), k);
  }

  /** The `k` passages that hold the terms of `phrase` one after another, and any of `others` where there are any, best first. */
  searchPhrase(phrase: readonly string[], others: readonly string[], k: number): LexicalHit[] {
    if (phrase.length === 0) return [];
    const together = phrase.map(quote).join(' + ');
    return this.select.all(others.length === 0 ? together : `(${together}) AND (${others.map(quote).join(' OR ')})`, k);
  }

  /** Every term, with the number of passages that hold it. */
  terms(): Iterable<{ readonly term: string; readonly documents: number }> {
    return this.allTerms.iterate();
  }

  /** In how many passages (or their titles) a term occurs. */
  documentFrequency(term: string): number {
    const known = this.frequencies.get(term);
    if (known !== undefined) return known;
    const found = this.frequency.get(term)?.doc ?? 0;
    if (this.frequencies.size >= tunables.remembered) this.frequencies.clear();
    this.frequencies.set(term, found);
    return found;
  }

  /** To be called when the index has changed. */
  forget(): void {
    this.frequencies.clear();
  }
}

/** A term as an FTS5 string: nothing in it is an operator (sqlite.org/fts5.html#full_text_query_syntax). */
function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
