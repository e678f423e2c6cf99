import type { IndexState } from '../store/open-index.js';
import type { IndexReader } from '../store/reader.js';
import { SpellingIndex } from './spelling-index.js';
import type { Vocabulary } from './spelling-support.js';

/** The spelling index of each open index, made anew when the corpus has changed. */
const made = new WeakMap<IndexReader, { readonly generation: number; readonly index: SpellingIndex }>();

/** What the index knows of its corpus's words. To be used within one snapshot of the reader. */
export function vocabularyOf({ reader, manifest }: IndexState): Vocabulary {
  const { lexical } = reader;
  return {
    passages: manifest.passages,
    documentFrequency: (term) => lexical.documentFrequency(term),
    index: () => {
      const known = made.get(reader);
      if (known?.generation === manifest.generation) return known.index;
      const index = new SpellingIndex(lexical.terms());
      made.set(reader, { generation: manifest.generation, index });
      return index;
    },
    holding: (phrase, others, k) =>
      reader
        .passages(lexical.searchPhrase(phrase, others, k).map(({ label }) => label))
        .map(({ passage, terms }) => ({ text: passage.text, terms })),
  };
}
