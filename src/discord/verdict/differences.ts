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
    const parts = differences.flatMap((one, i) => partsOf(one, i === 0, i === differences.length - 1, context));
    if (blockQuote(parts).length <= max) return blockQuote(parts);
  }
  return cutParts(
    differences.flatMap((one, i) => partsOf(one, i === 0, i === differences.length - 1, layout.contextMin)),
    max,
    'quoted',
  );
}

function partsOf({ kind, text }: Difference, isFirst: boolean, isLast: boolean, context: number): Part[] {
  const words = tidy(text);
  if (words === '') return [];
  // Signs of Markdown stand at words, blanks between them.
  const after: Part = { text: /\s$/.test(text) && !isLast ? ' ' : '', bold: false };
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
