import type { Ranked } from '../../src/retrieval/retrieve.js';
import type { SentenceSignals, Signals } from '../../src/retrieval/signals.js';
import { analyse } from '../../src/terms/analyse.js';
import { termHash } from '../../src/terms/hash.js';
import { signatureOf } from '../../src/terms/min-hash.js';
import type { Article, Passage, Sentence } from '../../src/types.js';

/** An article whose lines are headings where they begin with #, and sentences otherwise. */
export function articleOf(id: string, text: string): Article {
  return { id, title: `About ${id}`, source: null, author: null, date: '2024-01-30', url: null, text };
}

/** The whole of an article as one passage. */
export function passageOf({ id, text }: Article): Passage {
  const sentences: Sentence[] = [...text.matchAll(/[^\s][^.\n]*\.?/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    heading: found.startsWith('#'),
  }));
  return { id: `${id}#1`, article: id, start: 0, end: text.length, text, sentences, paragraph: 1 };
}

/** How a sentence bears on the question: 1 for one that answers, -1 for one that has nothing to do with it. */
function bearing(on: 1 | -1): SentenceSignals {
  const share = Math.max(0, on);
  return { cosine: on, coverage: share, reach: share, likeness: on, kind: share };
}

/** A ranked candidate whose `n`th sentence answers. */
export function rankedOf(article: Article, score: number, n = 0): Ranked {
  const passage = passageOf(article);
  const { start, end } = passage.sentences[n]!;
  const { id, title, source, author, date, url } = article;
  const terms = passage.sentences.map((one) => analyse(article.text.slice(one.start, one.end)).map(termHash));
  return {
    candidate: {
      label: 1,
      article: { id, title, source, author, date, url },
      passage,
      pages: null,
      signature: signatureOf(terms.flat()),
      ordinal: 1,
      length: 1,
      terms: terms.map((sentence) => Int32Array.from(sentence)),
      sentenceVectors: Buffer.alloc(0),
    },
    signals: {} as Signals,
    sentences: passage.sentences.map((_, i) => bearing(i === n ? 1 : -1)),
    score,
    key: { start, end },
    copies: [],
  };
}
