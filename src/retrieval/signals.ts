import { sentenceCosines } from '../store/blobs.js';
import type { IndexedPassage } from '../store/indexed-passage.js';
import { type TimeHint, timeSignal } from './time.js';
import { termHash } from '../terms/hash.js';
import { retrieval as tunables } from '../tunables.js';
import { type Asked, holdsKind } from './asked.js';
import { type WeightedTerm, normalisedBm25 } from './bm25.js';
import { type Occurrences, nearness, occurrences } from './occurrences.js';

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
  /** The place of each of them, by its hash. */
  readonly places: ReadonlyMap<number, number>;
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
  const found = candidate.terms.map((sentence) => occurrences(query.places, sentence));
  const inTitle = mark(new Uint8Array(terms.length), titleTerms(query, candidate.article.title));
  const sentences = sentenceSignals(query, candidate, found, inTitle);
  const greatest = (signal: (of: SentenceSignals) => number, least: number) =>
    sentences.reduce((most, sentence) => Math.max(most, signal(sentence)), least);
  const bearing = greatest(({ coverage }) => coverage, 0);
  return {
    signals: {
      words: normalisedBm25(terms, countTerms(terms.length, found), candidate.length, query.averageLength),
      sentence: greatest(({ cosine }) => cosine, -1),
      reach: greatest(({ reach }) => reach, 0),
      likeness: 0,
      phrase: nearness(terms.length, found, tunables.near),
      title: share(terms, (place) => inTitle[place] === 1),
      lead: 1 / candidate.ordinal,
      kind: sentences.some(({ coverage, kind }) => kind === 1 && coverage >= bearing / 2) ? 1 : 0,
      company: Math.log1p(others),
      time: timeSignal(query.time, candidate.article.date, query.dates) - NEUTRAL,
    },
    sentences,
  };
}

/**
 * The question's terms in a title. One that ends as a sentence does, or is cut, was taken from the text's beginning: it tells nothing that
 * the text doesn't.
 */
function titleTerms({ analyse, places }: SignalQuery, title: string): readonly number[] {
  if (/[.…]["”’']?$/.test(title)) return [];
  return occurrences(places, Int32Array.from(analyse(title), termHash)).terms;
}

function sentenceSignals(
  query: SignalQuery,
  { passage, sentenceVectors }: IndexedPassage,
  found: readonly Occurrences[],
  inTitle: Uint8Array,
): SentenceSignals[] {
  const { terms } = query;
  const cosines = sentenceCosines(query.vector, sentenceVectors);
  let [own, before] = [new Uint8Array(terms.length), new Uint8Array(terms.length)];
  return found.map((here, i) => {
    mark(own, here.terms);
    const coverage = share(terms, (place) => own[place] === 1);
    const nearby = share(terms, (place) => own[place] === 0 && (before[place] === 1 || inTitle[place] === 1));
    [own, before] = [before, own];
    const { start, end } = passage.sentences[i]!;
    const text = passage.text.slice(start - passage.start, end - passage.start);
    const kind = holdsKind(query.asked, text, query.text) ? 1 : 0;
    const reach = coverage + tunables.nearby * nearby;
    return { cosine: cosines[i] ?? 0, coverage, reach, likeness: 0, kind };
  });
}

/** Sets each term's flag, by its place: 1 where it was found. */
function mark(flags: Uint8Array, found: readonly number[]): Uint8Array {
  flags.fill(0);
  for (const place of found) flags[place] = 1;
  return flags;
}

/** How often each term occurs in a passage. */
function countTerms(terms: number, sentences: readonly Occurrences[]): Uint32Array {
  const counts = new Uint32Array(terms);
  for (const { terms: found } of sentences) for (const place of found) counts[place]!++;
  return counts;
}

/** The terms' share by idf that `holds`; 0 for no terms. */
function share(terms: readonly WeightedTerm[], holds: (place: number) => boolean): number {
  let some = 0;
  let all = 0;
  for (let place = 0; place < terms.length; place++) {
    const { idf } = terms[place]!;
    all += idf;
    if (holds(place)) some += idf;
  }
  return all === 0 ? 0 : some / all;
}
