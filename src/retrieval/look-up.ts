import type { IndexState } from '../store/open-index.js';
import { analyse, contentTerms } from '../terms/analyse.js';
import { keySentence } from './key-sentence.js';
import { placesOf } from './occurrences.js';
import { cleanQuestion } from './question.js';
import { type Ranked, weigh } from './retrieve.js';
import { type SignalQuery, signalsOf } from './signals.js';

/**
 * The `top` passages that hold the words best, by BM25 alone: no model, and no judgement whether they answer anything.
 * @throws VerbatimError QUESTION_EMPTY, QUESTION_TOO_LONG
 */
export function lookUp({ reader, manifest }: IndexState, words: string, top: number): Ranked[] {
  const text = cleanQuestion(words);
  const terms = weigh(contentTerms(analyse(text)), reader, manifest.passages);
  const found = reader.lexical.search(
    terms.map(({ term }) => term),
    top,
  );
  const vector = new Float32Array(manifest.model.dimension);
  const averageLength = manifest.averageTerms;
  const query: SignalQuery = {
    text,
    asked: 'other',
    time: null,
    dates: manifest,
    vector,
    terms,
    places: placesOf(terms),
    averageLength,
    analyse,
  };
  return reader.passages(found.map(({ label }) => label)).map((candidate) => {
    const { signals, sentences } = signalsOf(query, candidate, 0);
    const key = keySentence(candidate.passage, sentences);
    return { candidate, signals, sentences, score: signals.words, key, copies: [] };
  });
}
