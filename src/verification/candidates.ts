import type { IndexState } from '../store/open-index.js';
import { analyse, contentTerms } from '../terms/analyse.js';
import { verification as tunables } from '../tunables.js';
import type { Passage } from '../types.js';

/**
 * Passages that may hold some quoted words, word for word or altered, likeliest first: those that hold most of their rarest terms, and
 * those that hold the first few or the last few terms in a row, which finds what is made of common words only.
 */
export function candidatesFor({ reader }: IndexState, words: string): Passage[] {
  const { lexical } = reader;
  const terms = analyse(words.slice(0, tunables.searched));
  const rarest = [...new Set(contentTerms(terms))]
    .map((term) => ({ term, documents: lexical.documentFrequency(term) }))
    .filter(({ documents }) => documents > 0)
    .sort((a, b) => a.documents - b.documents)
    .slice(0, tunables.rarest);
  const inRow = [terms.slice(0, tunables.inRow), terms.slice(-tunables.inRow)];
  const found = [
    ...lexical.search(
      rarest.map(({ term }) => term),
      tunables.passages,
    ),
    ...inRow.flatMap((phrase) => lexical.searchPhrase(phrase, [], tunables.passages)),
  ];
  return reader.passages([...new Set(found.map(({ label }) => label))]).map(({ passage }) => passage);
}
