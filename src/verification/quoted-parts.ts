import { normalise } from './normal.js';

/** A stretch of quoted words without an ellipsis in it. */
export interface QuotedPart {
  /** As it was written, without the punctuation at its ends. */
  readonly text: string;
  /** In normal form, without the punctuation at its ends. */
  readonly words: string;
  /** Whether an ellipsis stands before and after it, where it may then begin or end within a word. */
  readonly cut: { readonly start: boolean; readonly end: boolean };
}

/** An ellipsis, with brackets or without, that stands for words left out. */
// Runs of blanks and marks are begun at their beginning only: begun anywhere, they take a time that grows with their square.
const ellipsis = /(?<!\s)\s*(?:[[(]\s*(?:…|\.{3,}|\.(?: \.){2,})\s*[\])]|…|\.{3,}|(?<=\s)\.(?: \.){2,})\s*/u;
/** The quoter's punctuation: a comma or a full stop within the closing mark, a dash, the marks themselves. */
const ends = /^[\s'-]+|(?<![\s'.,;:-])[\s'.,;:-]+$/gu;
const rawEnds = /^[\s\p{Pd}\p{Pi}\p{Pf}"'„‚]+|(?<![\s\p{Pd}\p{Pi}\p{Pf}"'.,;:])[\s\p{Pd}\p{Pi}\p{Pf}"'.,;:]+$/gu;

/** The parts of a quote between its ellipses; none where it holds no word. */
export function quotedParts(quoted: string): QuotedPart[] {
  const pieces = quoted.split(ellipsis);
  return pieces.flatMap((text, i) => {
    const words = normalise(text).text.replace(ends, '');
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    return [{ text: text.replace(rawEnds, ''), words, cut: { start: i > 0, end: i < pieces.length - 1 } }];
  });
}
