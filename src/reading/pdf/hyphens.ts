/** Words after which a hyphen at the line's end is one that was meant: `pre- and post-war`. */
const SUSPENDED = /^(?:and|or|to|nor|und|oder|et|ou|y|o)(?!\p{L})/iu;
/** So much of a line is looked at for the beginning of a divided word. */
const LONGEST_WORD = 64;
const WORD = /\p{L}+(?:[-‐]\p{L}+)*/gu;

/** How two lines are joined: what is left of the first one's end, and what comes between. */
export interface Seam {
  /** UTF-16 units taken off the first line's end: a hyphen, or nothing. */
  readonly cut: 0 | 1;
  readonly glue: '' | ' ';
}

/**
 * Gives the function that tells how two lines of a paragraph are joined. A hyphen at the end of the first is taken out where the word
 * goes on in lower case, unless the document writes that word with a hyphen elsewhere, and never without.
 */
export function wordSeams(lines: readonly string[]): (before: string, after: string) => Seam {
  const words = new Set<string>();
  for (const line of lines) {
    const found = line.match(WORD) ?? [];
    // The halves of divided words are no words.
    const whole = /[-‐\u00AD]$/u.test(line) ? found.slice(1, -1) : found.slice(1);
    for (const word of whole) words.add(word.toLowerCase());
  }
  return (before, after) => {
    const half = /(\p{L}+)([-‐\u00AD])$/u.exec(before.slice(-LONGEST_WORD));
    if (half === null || !/^[\p{L}\p{N}]/u.test(after)) {
      // A hyphen or dash after a figure stays, and nothing comes between.
      const range = /\p{N}[-‐–]$/u.test(before.slice(-2)) && /^\p{N}/u.test(after);
      return { cut: 0, glue: range ? '' : ' ' };
    }
    if (half[2] === '\u00AD') return { cut: 1, glue: '' };
    if (SUSPENDED.test(after)) return { cut: 0, glue: ' ' };
    const rest = /^\p{L}+/u.exec(after)?.[0];
    if (rest === undefined || !/^\p{Ll}/u.test(rest)) return { cut: 0, glue: '' };
    const compound = `${half[1]!}-${rest}`.toLowerCase();
    const hyphenated = words.has(compound) || words.has(compound.replace('-', '‐'));
    return { cut: hyphenated && !words.has(compound.replace('-', '')) ? 0 : 1, glue: '' };
  };
}
