import { plain } from './plain.js';

const PARAGRAPH = /\n\s*\n/;
/** What a new paragraph begins with: answers are indented by two. */
const NEW_LINE = '\n  ';

/** A stretch of an article's text, and how it is shown. */
export type Stretch = readonly [text: string, style: (text: string) => string];

/** Stretches that follow one another, harmless to a terminal, every paragraph (a heading is one) on a line of its own. */
export function flow(stretches: readonly Stretch[]): string {
  let shown = '';
  let gap = ' ';
  for (const [text, style] of stretches) {
    for (const [n, paragraph] of text.split(PARAGRAPH).entries()) {
      if (n > 0) gap = NEW_LINE;
      const words = plain(paragraph);
      if (words === '') continue;
      shown += (shown === '' ? '' : gap) + style(words);
      gap = ' ';
    }
  }
  return shown;
}

/** What stands between two stretches of which either may be empty: nothing, a space, or a new line where a paragraph ends. */
export function between(left: string, right: string): string {
  if (plain(left) === '' || plain(right) === '') return '';
  return /\n\s*\n\s*$/.test(left) || /^\s*\n\s*\n/.test(right) ? NEW_LINE : ' ';
}

/** The end of a text, from its last `n` words on. */
export function lastWords(text: string, n: number): string {
  const words = [...text.matchAll(/\S+/g)];
  return words.length <= n ? text : text.slice(words.at(-n)!.index);
}

/** The beginning of a text, up to its first `n` words. */
export function firstWords(text: string, n: number): string {
  const words = [...text.matchAll(/\S+/g)];
  return words.length <= n ? text : text.slice(0, words[n - 1]!.index + words[n - 1]![0].length);
}
