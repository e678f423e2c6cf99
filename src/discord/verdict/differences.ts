import { layout } from '../../tunables.js';
import type { Difference } from '../../types.js';
import { type Part, blockQuote, cutParts } from '../answer/parts.js';
import { tidy } from '../escape.js';
import { leading, trailing } from '../limits.js';

/**
 * Stored words with what a quote changed of them, as a block quote of at most `max` UTF-16 units: in bold what only the article has, struck
 * through what only the quote has. What both have is shortened, so that the differences are seen; what there is no room for ends in "…".
 */
export function renderDifferences(differences: readonly Difference[], max: number): string {
  for (const context of [layout.context, layout.context / 2, layout.contextMin]) {
    const parts = partsOf(differences, context);
    if (blockQuote(parts).length <= max) return blockQuote(parts);
  }
  return cutParts(partsOf(differences, layout.contextMin), max, 'quoted');
}

function partsOf(differences: readonly Difference[], context: number): Part[] {
  return differences.flatMap((one, i) => partOf(one, differences[i + 1] ?? null, i === 0, context));
}

function partOf({ kind, text }: Difference, next: Difference | null, isFirst: boolean, context: number): Part[] {
  const words = tidy(text);
  if (words === '') return [];
  const isLast = next === null;
  // Signs of Markdown stand at words, blanks between them.
  const after: Part = { text: next !== null && isApart({ kind, text }, next) ? ' ' : '', bold: false };
  if (kind !== 'same') return [{ text: words, bold: kind === 'stored', struck: kind === 'quoted' }, after];
  const shown =
    words.length <= 2 * context
      ? words
      : isFirst
        ? trailing(words, context, 0)
        : isLast
          ? leading(words, context, layout.contextMin)
          : `${leading(words, context, layout.contextMin)} ${trailing(words, context, context)}`;
  return [{ text: shown, bold: false }, after];
}

/** Whether there is a blank between two stretches: what ends the article's words or the quote has none behind it. */
function isApart(one: Difference, next: Difference): boolean {
  if (/\s$/.test(one.text) || /^\s/.test(next.text)) return true;
  return (
    (one.kind !== 'same' && next.kind !== 'same') ||
    (/[\p{L}\p{N}]$/u.test(one.text) && /^[\p{L}\p{N}]/u.test(next.text))
  );
}
