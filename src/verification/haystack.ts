import type { Passage, StoredArticle } from '../types.js';
import { type Normal, normalise } from './normal.js';

/** A text in which quoted words are looked for. */
export interface Haystack {
  readonly text: string;
  readonly normal: Normal;
  /** Offset in the article's stored text of an offset in this one. */
  readonly toArticle: (offset: number) => number;
}

/** An article's stored text. */
export function storedText({ article: { text } }: StoredArticle): Haystack {
  return { text, normal: normalise(text), toArticle: (offset) => offset };
}

/** The same with page furniture left out, as the bot shows it: a quote may go across an advertisement. */
export function cleanText({ passages }: StoredArticle): Haystack {
  let text = '';
  const starts: { readonly at: number; readonly passage: Passage }[] = [];
  for (const passage of passages) {
    if (text !== '') text += '\n';
    starts.push({ at: text.length, passage });
    text += passage.text;
  }
  return {
    text,
    normal: normalise(text),
    toArticle: (offset) => {
      const found = starts.findLast(({ at }) => at <= offset);
      return found === undefined ? 0 : Math.min(found.passage.start + offset - found.at, found.passage.end);
    },
  };
}

/** An article's headline, cited as its beginning. */
export function headline({ article: { title } }: StoredArticle): Haystack {
  return { text: title, normal: normalise(title), toArticle: () => 0 };
}
