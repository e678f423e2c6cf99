import type { IndexState } from '../store/open-index.js';
import { verification as tunables } from '../tunables.js';
import type { Difference, Passage, Span, StoredArticle, Verdict } from '../types.js';
import { align } from './align.js';
import { candidatesFor } from './candidates.js';
import { citationAt, headOf } from './citation-at.js';
import { differencesOf } from './differences.js';
import { extend } from './extend.js';
import { findParts, mayHold } from './find-words.js';
import { type Haystack, cleanText, headline, storedText } from './haystack.js';
import { type QuotedPart, quotedParts } from './quoted-parts.js';
import { weightOf, wordsOf } from './words.js';

/** What stands for words left out between the parts of a quote. */
const gap = ' […] ';

/** A part of a quote and the passages that may hold it. */
interface Sought {
  readonly part: QuotedPart;
  readonly passages: readonly Passage[];
}

/**
 * Whether quoted words stand in the corpus. Word for word: every part between ellipses is a substring of one stored article (or of its headline), in order, but for
 * kinds of quotation marks, dashes and blanks, the case of the first letter, and punctuation at the ends. Altered: a stretch of an
 * article has so many of the words in the same order that they were most likely taken from it. Null where the quote holds no word.
 */
export function verifyQuote(state: IndexState, quoted: string): Verdict | null {
  const parts = quotedParts(quoted);
  if (parts.length === 0) return null;
  const sought = parts.map((part): Sought => ({ part, passages: candidatesFor(state, part.words) }));
  const ids = [...new Set(sought.flatMap(({ passages }) => passages.map(({ article }) => article)))];
  const articles = ids.flatMap((id) => state.reader.stored(id) ?? []);
  return verbatim(quoted, parts, articles) ?? altered(quoted, sought, articles) ?? { kind: 'absent', quoted };
}

function verbatim(quoted: string, parts: readonly QuotedPart[], articles: readonly StoredArticle[]): Verdict | null {
  const holding = articles.flatMap((stored) => {
    for (const haystackOf of [storedText, cleanText, headline]) {
      if (haystackOf !== headline && !mayHold(stored.article.text, parts)) continue;
      const haystack = haystackOf(stored);
      const spans = findParts(haystack, parts);
      if (spans !== null) return [{ stored, haystack, spans }];
    }
    return [];
  });
  const [first, ...others] = holding;
  if (first === undefined) return null;
  const copies = others.map(({ stored }) => headOf(stored.article));
  const words = first.spans.map(({ start, end }) => first.haystack.text.slice(start, end)).join(gap);
  return {
    kind: 'verbatim',
    quoted,
    words,
    citation: citationAt(first.stored, inArticle(first.haystack, first.spans), copies),
  };
}

function inArticle({ toArticle }: Haystack, spans: readonly Span[]): Span {
  return { start: toArticle(spans[0]!.start), end: toArticle(spans.at(-1)!.end) };
}

/** A stretch of an article that is near to a part of a quote. */
interface Near {
  readonly part: QuotedPart;
  readonly span: Span | null;
  readonly distance: number;
}

function altered(quoted: string, sought: readonly Sought[], articles: readonly StoredArticle[]): Verdict | null {
  const weight = sought.reduce((sum, { part }) => sum + weightOf(wordsOf(part.words)), 0);
  const looked = sought.map(({ part, passages }) => ({ part, passages: passages.slice(0, mostAligned(part)) }));
  const ranked = articles
    .map((stored) => {
      const near = looked.map((one) => nearest(one, stored));
      return { stored, near, likeness: 1 - near.reduce((sum, { distance }) => sum + distance, 0) / weight };
    })
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = ranked;
  if (best === undefined || best.likeness < tunables.altered || best.likeness * weight < tunables.kept) return null;
  const { stored } = best;
  const { text } = stored.article;
  const near = best.near.map(({ part, span }) => ({ part, span: span && extend(text, span, part.text) }));
  const differences = near.flatMap(({ part, span }, i): Difference[] => [
    ...(i === 0 ? [] : [{ kind: 'same', text: gap } as const]),
    ...differencesOf(span === null ? '' : text.slice(span.start, span.end), part.text),
  ]);
  const first = near.find(({ span }) => span !== null)?.span ?? { start: 0, end: 0 };
  return { kind: 'altered', quoted, differences, citation: citationAt(stored, first, []) };
}

/** Passages that a part is compared with: few where it is long, as the work grows with the square of its length. */
function mostAligned({ words }: QuotedPart): number {
  return Math.max(2, Math.floor((tunables.aligned / words.length) ** 2));
}

/** The stretch nearest to a part, around the passages of this article that may hold it. */
function nearest({ part, passages }: Sought, { article: { id, text } }: StoredArticle): Near {
  const words = wordsOf(part.words);
  let best: Near = { part, span: null, distance: weightOf(words) };
  const around = part.words.length * tunables.around;
  for (const { article, start, end } of passages) {
    if (article !== id) continue;
    const found = align(words, wordsOf(text, Math.max(0, start - around), Math.min(text.length, end + around)));
    if (found !== null && found.distance < best.distance) best = { part, span: found, distance: found.distance };
  }
  return best;
}
