import { lexical as tunables } from '../tunables.js';
import { Postings } from './postings.js';
import type { SqliteDatabase } from './sqlite.js';
import { greatest } from './top.js';

/** A passage that holds words of a question. */
export interface LexicalHit {
  readonly label: number;
  /** BM25 as FTS5's bm25() has it, turned so that higher is better. */
  readonly score: number;
}

/** Least idf, as in FTS5: a term that most passages hold still counts for something. */
const LEAST_IDF = 1e-6;

/** The lexical index: SQLite's FTS5 over the terms of titles and passages. */
export class LexicalIndex {
  private readonly postings;
  private readonly selectPhrase;
  private readonly frequency;
  private readonly allTerms;
  /** Frequencies of terms asked for before, which hold for one state of the index. */
  private readonly frequencies = new Map<string, number>();
  /** Scores by place and places with a score, of one search; kept from one to the next. */
  private scores = new Float64Array();
  private scored = new Uint32Array();

  constructor(database: SqliteDatabase) {
    this.postings = new Postings(database);
    this.selectPhrase = database.prepare<[string, number], LexicalHit>(
      `SELECT rowid AS label, -bm25(lexical, ${tunables.titleWeight}, 1.0) AS score FROM lexical WHERE lexical MATCH ?
       ORDER BY score DESC, rowid LIMIT ?`,
    );
    this.allTerms = database.prepare<[], { term: string; documents: number }>(
      'SELECT term, doc AS documents FROM lexical_terms',
    );
    this.frequency = database.prepare<[string], { doc: number }>('SELECT doc FROM lexical_terms WHERE term = ?');
  }

  /**
   * The `k` passages that hold any of `terms` best by BM25 (the formula of sqlite.org/fts5.html#the_bm25_function), best first.
   * @param allowed only these labels, where given.
   */
  search(terms: readonly string[], k: number, allowed?: ReadonlySet<number>): LexicalHit[] {
    const { labels } = this.postings;
    if (this.scores.length !== labels.length) {
      this.scores = new Float64Array(labels.length);
      this.scored = new Uint32Array(labels.length);
    }
    const { scores, scored } = this;
    let found = 0;
    for (const term of new Set(terms)) {
      const { places, worth } = this.postings.of(term);
      const idf = Math.max(LEAST_IDF, Math.log((labels.length - places.length + 0.5) / (places.length + 0.5)));
      for (let i = 0; i < places.length; i++) {
        const place = places[i]!;
        if (scores[place] === 0) scored[found++] = place;
        scores[place]! += idf * worth[i]!;
      }
    }
    const all = scored.subarray(0, found);
    const among = allowed === undefined ? all : all.filter((place) => allowed.has(labels[place]!));
    const hits = greatest(scores, among, k).map((place) => ({ label: labels[place]!, score: scores[place]! }));
    for (const place of all) scores[place] = 0;
    return hits;
  }

  /** The `k` passages that hold the terms of `phrase` one after another, and any of `others` where there are any, best first. */
  searchPhrase(phrase: readonly string[], others: readonly string[], k: number): LexicalHit[] {
    if (phrase.length === 0) return [];
    const together = phrase.map(quote).join(' + ');
    const query = others.length === 0 ? together : `(${together}) AND (${others.map(quote).join(' OR ')})`;
    return this.selectPhrase.all(query, k);
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
    this.postings.forget();
  }
}

/** A term as an FTS5 string: nothing in it is an operator (sqlite.org/fts5.html#full_text_query_syntax). */
function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
