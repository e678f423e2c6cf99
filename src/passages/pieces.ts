import { passagePieces } from '../tunables.js';
import type { Span } from '../types.js';
import { pack, type Packable } from './pack.js';

/** A stretch of text and its token ids. */
export interface Tokenised extends Span {
  readonly tokens: readonly number[];
}

export type Tokenize = (text: string) => readonly number[];

/** A clause ends before the next word: after a comma, semicolon, colon or dash, in whatever script. */
const clauseEnd = /[,;:，、；：،؛–—][\p{Pe}\p{Pf}"']*$|--$/u;
const wordBreaks = new Intl.Segmenter('und', { granularity: 'word' });

interface Fragment extends Span, Packable {}

/** How much of a limit in tokens a stretch takes, `length` counted with the space before it. */
export function sizeInTokens(tokens: number, length: number): number {
  return Math.max(tokens, Math.ceil(length / passagePieces.lengthOfToken));
}

/**
 * A span as it is where it fits `maxTokens`, else as pieces that fit: cut after clauses where possible, then between words, and within
 * a word only where that alone is too long; never between the halves of a surrogate pair. Together the pieces hold every character
 * that is not whitespace. Takes time linear in the span's length.
 */
export function tokenisePieces(text: string, span: Span, tokenize: Tokenize, maxTokens: number): Tokenised[] {
  const { start, end } = span;
  if (end - start <= maxTokens * passagePieces.lengthOfToken) {
    const tokens = tokenize(text.slice(start, end));
    if (tokens.length <= maxTokens) return [{ start, end, tokens }];
  }
  const words = fragments(text, span, tokenize, maxTokens);
  const pieces: Tokenised[] = [];
  let first = 0;
  for (const next of pack(words, maxTokens)) {
    pieces.push(...fitted(text, words.slice(first, next), tokenize, maxTokens));
    first = next;
  }
  return pieces;
}

/** Words put together may come to more tokens than they have singly: then they are halved until they fit. */
function fitted(text: string, words: readonly Fragment[], tokenize: Tokenize, maxTokens: number): Tokenised[] {
  const start = words[0]!.start;
  const end = words.at(-1)!.end;
  const tokens = tokenize(text.slice(start, end));
  if (tokens.length <= maxTokens || words.length === 1) return [{ start, end, tokens }];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half), words.slice(half)].flatMap((part) => fitted(text, part, tokenize, maxTokens));
}

function fragments(text: string, span: Span, tokenize: Tokenize, maxTokens: number): Fragment[] {
  const found: Fragment[] = [];
  const sizes = new Map<string, number>();
  const sizeOf = (words: string): number => {
    const size = sizes.get(words) ?? tokenize(words).length;
    sizes.set(words, size);
    return size;
  };
  let beginning = 0;
  let reached = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(/\S+/gu)) {
    const start = span.start + match.index;
    for (const part of wordParts(text, start, start + match[0].length, maxTokens)) {
      if (!part.isWord) beginning = passagePieces.withinWord;
      for (const { start, end, size } of halved(text, part, sizeOf, maxTokens)) {
        found.push({ start, end, size: sizeInTokens(size, end - reached), beginning });
        beginning = passagePieces.withinWord;
        reached = end;
      }
      beginning = clauseEnd.test(text.slice(Math.max(part.start, part.end - 8), part.end))
        ? 0
        : passagePieces.withinClause;
    }
  }
  return found;
}

/** A run without spaces: itself where it is of ordinary length, else the words in it (Chinese, Thai) or the parts of an address. */
function* wordParts(
  text: string,
  start: number,
  end: number,
  maxTokens: number,
): Generator<Span & { readonly isWord: boolean }> {
  if (end - start <= passagePieces.longestWord) {
    yield { start, end, isWord: true };
    return;
  }
  for (let from = start; from < end;) {
    const to = wholeCharacters(text, Math.min(from + maxTokens * 4, end));
    for (const { index, segment, isWordLike } of wordBreaks.segment(text.slice(from, to))) {
      yield { start: from + index, end: from + index + segment.length, isWord: isWordLike ?? true };
    }
    from = to;
  }
}

function halved(
  text: string,
  span: Span,
  sizeOf: (words: string) => number,
  maxTokens: number,
): (Span & { readonly size: number })[] {
  const { start, end } = span;
  const size = sizeOf(text.slice(start, end));
  const middle = wholeCharacters(text, Math.ceil((start + end) / 2));
  if (size <= maxTokens || middle >= end) return [{ start, end, size }];
  const halves = [
    { start, end: middle },
    { start: middle, end },
  ];
  return halves.flatMap((half) => halved(text, half, sizeOf, maxTokens));
}

/** `at`, or the next offset that is not within a surrogate pair. */
function wholeCharacters(text: string, at: number): number {
  const isLow = /[\uDC00-\uDFFF]/.test(text.charAt(at));
  return isLow && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at + 1 : at;
}
