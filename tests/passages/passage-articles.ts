import { splitPassages, type TokenisedPassage } from '../../src/passages/passages.js';
import type { Block, BlockKind, CleanText, LeftOut } from '../../src/types.js';

/** A stand-in for the model's tokenizer: a token for every six letters of a word, and for every mark. */
export function tokenize(text: string): number[] {
  const tokens: number[] = [];
  for (const [part] of text.matchAll(/[\p{L}\p{N}]{1,6}|[^\s\p{L}\p{N}\u200b]/gu)) tokens.push(part.codePointAt(0)!);
  return tokens;
}

export type Part = readonly [kind: BlockKind | 'furniture', text: string];

/** An article made of blocks and furniture, a line each; list items have marks that belong to neither. */
export function article(parts: readonly Part[]): { text: string; clean: CleanText } {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  let text = '';
  for (const [kind, content] of parts) {
    if (kind === 'list-item') text += '1. ';
    const span = { start: text.length, end: text.length + content.length };
    if (kind === 'furniture') leftOut.push({ ...span, reason: 'advertisement' });
    else blocks.push({ ...span, kind });
    text += `${content}\n\n`;
  }
  return { text, clean: { blocks, leftOut } };
}

export function passagesOf(parts: readonly Part[], maxTokens: number): TokenisedPassage[] {
  const { text, clean } = article(parts);
  return splitPassages({ id: 'a.txt', text }, clean, tokenize, { maxTokens });
}

export const sizes = (passages: readonly TokenisedPassage[]): number[] =>
  passages.map(({ tokens }) => tokens.flat().length);
