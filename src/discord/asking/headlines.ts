import type { Hit, Passage } from '../../types.js';

/** Whether a passage is nothing but headings, and so nothing that anyone said. */
export function isHeadline({ sentences }: Passage): boolean {
  return sentences.every(({ heading }) => heading);
}

/** Hits without the bare headlines of articles that are found by what they say, too. */
export function withoutHeadlines(hits: readonly Hit[]): Hit[] {
  const speaking = new Set(hits.filter(({ passage }) => !isHeadline(passage)).map(({ article }) => article.id));
  return hits.filter(({ passage, article }) => !isHeadline(passage) || !speaking.has(article.id));
}
