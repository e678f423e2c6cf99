import { bm25, lexical as tunables } from '../tunables.js';
import type { SqliteDatabase } from './sqlite.js';

/** Which passages hold a term, and what it is worth in each. */
export interface TermPostings {
  /** Places of the passages in `Postings.labels`, ascending. */
  readonly places: Uint32Array;
  /** In the same order: the term's part of BM25 there but for its idf, from 0 to k1 + 1. */
  readonly worth: Float32Array;
}

/**
 * The lexical index in memory, term by term as they are asked for. Scoring from here takes 3 ns for a passage with a term, where FTS5 takes
 * 700; reading a term's passages the first time takes 200 ns for each (as one text of JSON; as rows it would take 800).
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
      .prepare<[string], string>(
        `SELECT json_group_array(iif(col = 'title', ~doc, doc)) FROM temp.lexical_instances WHERE term = ?`,
      )
      .pluck();
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
    // What no passage holds is not kept: questions bring ever new such words.
    if (read.places.length === 0) return read;
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
    const instances = JSON.parse(this.selectTerm.get(term)!) as number[];
    const { labels, longer } = this.lengths();
    const places = new Uint32Array(instances.length);
    const worth = new Float32Array(instances.length);
    let found = 0;
    let place = 0;
    for (let i = 0; i < instances.length; found++) {
      const label = labelOf(instances[i]!);
      while (labels[place]! < label) place++;
      let count = 0;
      for (; i < instances.length && labelOf(instances[i]!) === label; i++) {
        count += instances[i]! < 0 ? tunables.titleWeight : 1;
      }
      places[found] = place;
      worth[found] = (count * (bm25.k1 + 1)) / (count + longer[place]!);
    }
    return { places: places.slice(0, found), worth: worth.slice(0, found) };
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

/** The label of the passage that an instance of a term is in; those in titles are told as its complement. */
function labelOf(instance: number): number {
  return instance < 0 ? ~instance : instance;
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
