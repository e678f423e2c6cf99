import { sentenceCosines } from '../store/blobs.js';
import type { IndexedPassage } from '../store/reader.js';
import { type TimeHint, timeSignal } from './time.js';
import { termHash } from '../terms/hash.js';
import { retrieval as tunables } from '../tunables.js';
import { type Asked, holdsKind } from './asked.js';
import { type WeightedTerm, normalisedBm25 } from './bm25.js';

/** What ranking goes by: each signal in [0, 1] unless it says otherwise; higher speaks for the passage. */
export interface Signals {
  /** BM25 of the passage as a share of the greatest possible. */
  readonly words: number;
  /** Cosine of the question and the nearest sentence, in [-1, 1]. */
  readonly sentence: number;
  /** Share of the question's terms, by idf, that one sentence holds; the sentence before it and the title, which tell what its pronouns mean, count half. */
  readonly reach: number;
  /** How nearly one sentence says the question's words, whichever words it uses, in [-1, 1] (src/retrieval/likeness.ts). */
  readonly likeness: number;
  /** Share of the question's neighbouring terms that stand near each other in one sentence. */
  readonly phrase: number;
  /** Share of the question's terms, by idf, that the title holds. */
  readonly title: number;
  /** 1 for an article's first passage, less for later ones: news puts what matters first. */
  readonly lead: number;
  /** 1 when a sentence that bears on the question holds the kind of thing it asks for. */
  readonly kind: number;
  /** ln(1 + n) for n other candidates from the same article: what an article is about, it says more than once. */
  readonly company: number;
  /** How well the article's date fits the time that is asked about, from -0.5 to 0.5; 0 where none is or the article has no date. */
  readonly time: number;
}

/** How one sentence bears on the question. */
export interface SentenceSignals {
  readonly cosine: number;
  /** Share of the question's terms, by idf, that the sentence holds. */
  readonly coverage: number;
  /** The same, the sentence before and the title counted half. */
  readonly reach: number;
  /** How nearly it says the question's words, in [-1, 1]. */
  readonly likeness: number;
  /** 1 when it holds the kind of thing that is asked for. */
  readonly kind: number;
}

/** A question's side of the signals, made once for all its candidates. */
export interface SignalQuery {
  readonly text: string;
  readonly asked: Asked;
  readonly time: TimeHint | null;
  /** ISO dates of the corpus's oldest and newest dated article. */
  readonly dates: { readonly from: string | null; readonly to: string | null };
  readonly vector: Float32Array;
  readonly terms: readonly WeightedTerm[];
  /** Their hashes. */
  readonly hashes: ReadonlySet<number>;
  /** Mean length of a passage in terms. */
  readonly averageLength: number;
  /** Terms of a title; titles are few and short, so they are analysed as they come. */
  readonly analyse: (text: string) => readonly string[];
}

/** What timeSignal gives where a date tells nothing. */
const NEUTRAL = 0.5;

/** The signals of a candidate, and those of each of its sentences. */
export interface CandidateSignals {
  readonly signals: Signals;
  readonly sentences: readonly SentenceSignals[];
}

/**
 * The signals of one candidate but for its likeness, which takes longest and is 0 (src/retrieval/look-closely.ts).
 * @param others How many other candidates are from the same article.
 */
export function signalsOf(query: SignalQuery, candidate: IndexedPassage, others: number): CandidateSignals {
  const { terms } = query;
  const counts = countTerms(query.hashes, candidate.terms);
  const title = new Set(titleTerms(query, candidate.article.title));
  const sentences = sentenceSignals(query, candidate, title);
  const greatest = (signal: (of: SentenceSignals) => number, least: number) =>
    sentences.reduce((most, sentence) => Math.max(most, signal(sentence)), least);
  const bearing = greatest(({ coverage }) => coverage, 0);
  return {
    signals: {
      words: normalisedBm25(terms, counts, candidate.length, query.averageLength),
      sentence: greatest(({ cosine }) => cosine, -1),
      reach: greatest(({ reach }) => reach, 0),
      likeness: 0,
      phrase: nearness(terms, counts, candidate.terms),
      title: share(terms, (hash) => title.has(hash)),
      lead: 1 / candidate.ordinal,
      kind: sentences.some(({ coverage, kind }) => kind === 1 && coverage >= bearing / 2) ? 1 : 0,
      company: Math.log1p(others),
      time: timeSignal(query.time, candidate.article.date, query.dates) - NEUTRAL,
    },
    sentences,
  };
}

/** A title that ends as a sentence does, or is cut, was taken from the text's beginning: it tells nothing that the text doesn't. */
function titleTerms({ analyse }: SignalQuery, title: string): number[] {
  return /[.…]["”’']?$/.test(title) ? [] : analyse(title).map(termHash);
}

function sentenceSignals(
  query: SignalQuery,
  { terms: hashes, passage, sentenceVectors }: IndexedPassage,
  title: ReadonlySet<number>,
): SentenceSignals[] {
  const { terms } = query;
  const cosines = sentenceCosines(query.vector, sentenceVectors);
  let before: ReadonlySet<number> = new Set();
  return hashes.map((sentence, i) => {
    const held = new Set(sentence.filter((hash) => query.hashes.has(hash)));
    const coverage = share(terms, (hash) => held.has(hash));
    const nearby = share(terms, (hash) => !held.has(hash) && (before.has(hash) || title.has(hash)));
    before = held;
    const { start, end } = passage.sentences[i]!;
    const text = passage.text.slice(start - passage.start, end - passage.start);
    const kind = holdsKind(query.asked, text, query.text) ? 1 : 0;
    const reach = coverage + tunables.nearby * nearby;
    return { cosine: cosines[i] ?? 0, coverage, reach, likeness: 0, kind };
  });
}

/** How often each of these terms occurs in a passage. */
function countTerms(hashes: ReadonlySet<number>, sentences: readonly Int32Array[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const sentence of sentences) {
    for (const hash of sentence) if (hashes.has(hash)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

/** The terms' share by idf that `holds`; 0 for no terms. */
function share(terms: readonly WeightedTerm[], holds: (hash: number) => boolean): number {
  let held = 0;
  let all = 0;
  for (const { hash, idf } of terms) {
    all += idf;
    if (holds(hash)) held += idf;
  }
  return all === 0 ? 0 : held / all;
}

/** The share of neighbouring terms of the question that stand near each other in a sentence, in either order. */
function nearness(
  terms: readonly WeightedTerm[],
  counts: ReadonlyMap<number, number>,
  sentences: readonly Int32Array[],
): number {
  const pairs = terms.slice(1).map(({ hash }, i) => [terms[i]!.hash, hash] as const);
  if (pairs.length === 0) return 0;
  const near = pairs.filter(
    ([one, other]) =>
      counts.has(one) &&
      counts.has(other) &&
      sentences.some((sentence) =>
        sentence.some(
          (hash, at) =>
            hash === one && sentence.subarray(Math.max(0, at - tunables.near), at + tunables.near + 1).includes(other),
        ),
      ),
  );
  return near.length / pairs.length;
}
