import { bm25, lexical as tunables } from '../tunables.js';
import type { SqliteDatabase } from './sqlite.js';

/** Which passages hold a term, and what it is worth in each. */
export interface TermPostings {
  /** Places of the passages in `Postings.labels`, ascending. */
  readonly places: Uint32Array;
  /** In the same order: the term's part of BM25 there but for its idf, from 0 to k1 + 1. */
  readonly worth: Float32Array;
}

const none: TermPostings = { places: new Uint32Array(), worth: new Float32Array() };

/**
 * The lexical index in memory, term by term as they are asked for. Scoring from here takes 3 ns for a passage with a term, where FTS5 takes
 * 700; reading a term's passages the first time takes as long as one search through FTS5.
 */
export class Postings {
  private state: { readonly labels: Uint32Array; readonly longer: Float64Array } | null = null;
  private readonly terms = new Map<string, TermPostings>();
  /** Passages kept, over all terms. */
  private kept = 0;
  private readonly selectLengths;
  private readonly selectTerm;

  constructor(database: SqliteDatabase) {
    // Sizes as FTS5 keeps them (sqlite.org/fts5.html, "The %_docsize table"): a varint a column, its number of terms.
    this.selectLengths = database.prepare<[], [number, Buffer]>('SELECT id, sz FROM lexical_docsize ORDER BY id').raw();
    database.exec('CREATE VIRTUAL TABLE temp.lexical_instances USING fts5vocab(main, lexical, instance)');
    this.selectTerm = database
      .prepare<[string], [number, number, number]>(
        `SELECT doc, sum(col = 'title'), count(*) FROM temp.lexical_instances WHERE term = ? GROUP BY doc ORDER BY doc`,
      )
      .raw();
  }

  /** The labels of all passages, ascending. */
  get labels(): Uint32Array {
    return this.lengths().labels;
  }

  /** The passages that hold `term`. */
  of(term: string): TermPostings {
    const known = this.terms.get(term);
    if (known !== undefined) return known;
    const read = this.read(term);
    if (this.kept + read.places.length > tunables.postings) {
      this.terms.clear();
      this.kept = 0;
    }
    this.terms.set(term, read);
    this.kept += read.places.length;
    return read;
  }

  /** To be called when the index has changed. */
  forget(): void {
    this.state = null;
    this.terms.clear();
    this.kept = 0;
  }

  private read(term: string): TermPostings {
    const rows = this.selectTerm.all(term);
    if (rows.length === 0) return none;
    const { labels, longer } = this.lengths();
    const places = new Uint32Array(rows.length);
    const worth = new Float32Array(rows.length);
    let place = 0;
    rows.forEach(([label, inTitle, all], i) => {
      while (labels[place]! < label) place++;
      const count = all - inTitle + tunables.titleWeight * inTitle;
      places[i] = place;
      worth[i] = (count * (bm25.k1 + 1)) / (count + longer[place]!);
    });
    return { places, worth };
  }

  /** Labels, and for each what its length adds to a term's count below the fraction: k1 * (1 - b + b * length / average). */
  private lengths() {
    if (this.state !== null) return this.state;
    const rows = this.selectLengths.all();
    const labels = Uint32Array.from(rows, ([label]) => label);
    const lengths = Float64Array.from(rows, ([, sizes]) => sumOfVarints(sizes));
    const average = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
    const longer = lengths.map((length) => bm25.k1 * (1 - bm25.b + (bm25.b * length) / average));
    return (this.state = { labels, longer });
  }
}

/** The sum of SQLite's varints (sqlite.org/fileformat2.html#varint), each far below the nine bytes that need a rule of their own. */
function sumOfVarints(bytes: Buffer): number {
  let sum = 0;
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      sum += number;
      number = 0;
    }
  }
  return sum;
}
