import type { Block, CleanText, Cut, Passage, TokenIds } from '../types.js';
import { pack, type Packable } from './pack.js';
import { sizeInTokens, tokenisePieces, type Tokenize, type Tokenised } from './pieces.js';
import { passageBeginnings } from '../tunables.js';
import { splitSentences } from '../sentences/sentences.js';

/** A passage and the token ids of each of its sentences, so that nothing is tokenised twice. */
export interface TokenisedPassage {
  readonly passage: Passage;
  readonly tokens: readonly TokenIds[];
}

interface Unit extends Tokenised, Packable {
  readonly heading: boolean;
  readonly cut?: Cut;
  /** Of the article's paragraphs, from 1; a heading counts with the paragraph after it. */
  readonly paragraph: number;
}

/**
 * Splits an article into passages: whole sentences, as many as fit `maxTokens`, balanced so that no passage is a mere rest, and beginning with
 * a paragraph where that costs little. A heading goes with what follows it; it ends a passage only where nothing but furniture or the
 * article's end follows, or where both together are too long. A passage never spans over text that was left out. A sentence longer than
 * `maxTokens` is divided into pieces that count as sentences, so that nothing is lost; text that has no tokens at all joins the sentence before
 * or after it, and is passed over where there is none in its block.
 * @param tokenize gives a text's token ids, without special tokens; each sentence is tokenised on its own and the counts are added.
 * @param limits maxTokens: tokens in a passage at most; at least as many as one character can have.
 */
export function splitPassages(
  article: { readonly id: string; readonly text: string },
  clean: CleanText,
  tokenize: Tokenize,
  limits: { readonly maxTokens: number },
): TokenisedPassage[] {
  const { id, text } = article;
  const passages: TokenisedPassage[] = [];
  for (const units of stretches(text, clean, tokenize, limits.maxTokens)) {
    let first = 0;
    for (const next of pack(units, limits.maxTokens)) {
      const group = units.slice(first, next);
      const start = group[0]!.start;
      const end = group.at(-1)!.end;
      passages.push({
        passage: {
          id: `${id}#${passages.length + 1}`,
          article: id,
          start,
          end,
          text: text.slice(start, end),
          sentences: group.map(({ start, end, heading, cut }) => ({ start, end, heading, ...(cut && { cut }) })),
          paragraph: group[0]!.paragraph,
        },
        tokens: group.map((unit) => unit.tokens),
      });
      first = next;
    }
  }
  return passages;
}

/** The article's sentences, in stretches between which something was left out. The marks of list items are not counted as that. */
function stretches(text: string, { blocks, leftOut }: CleanText, tokenize: Tokenize, maxTokens: number): Unit[][] {
  const found: Unit[][] = [];
  const paragraphs = blocks.filter(({ kind }) => kind !== 'heading').length;
  let paragraph = 0;
  let furniture = 0;
  let previous: Block | undefined;
  let stretch: Unit[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') paragraph++;
    if ((leftOut[furniture]?.start ?? Infinity) < block.start) {
      stretch = [];
      previous = undefined;
    }
    while ((leftOut[furniture]?.start ?? Infinity) < block.start) furniture++;
    const parts = partsOf(text, block, tokenize, maxTokens);
    if (parts.length === 0) continue;
    if (stretch.length === 0) found.push(stretch);
    for (const part of parts) {
      const { start, end, tokens } = part;
      stretch.push({
        start,
        end,
        tokens,
        size: sizeInTokens(tokens.length, end - (stretch.at(-1)?.end ?? start)),
        beginning: part.isFirst ? atBlock(text, block, previous) : withinBlock(block, part),
        heading: block.kind === 'heading',
        ...(part.cut.start || part.cut.end ? { cut: part.cut } : {}),
        paragraph: block.kind === 'heading' ? Math.max(1, Math.min(paragraph + 1, paragraphs)) : paragraph,
      });
    }
    previous = block;
  }
  return found;
}

function atBlock(text: string, block: Block, previous: Block | undefined): number {
  if (previous === undefined) return passageBeginnings.paragraph;
  if (previous.kind === 'heading') return passageBeginnings.afterHeading;
  if (text.charAt(previous.end - 1) === ':') return passageBeginnings.ledUpTo;
  if (block.kind !== 'list-item' && block.kind !== 'table-row') return passageBeginnings.paragraph;
  return block.kind === previous.kind ? passageBeginnings.item : passageBeginnings.ledUpTo;
}

function withinBlock(block: Block, part: Part): number {
  if (block.kind === 'heading') return passageBeginnings.afterHeading;
  return part.cut.start ? passageBeginnings.piece : passageBeginnings.sentence;
}

interface Part extends Tokenised {
  readonly isFirst: boolean;
  /** Whether its sentence goes on in the parts beside it. */
  readonly cut: Cut;
}

/** The sentences of a block, or pieces of them; what has no tokens is joined to a neighbour. */
function partsOf(text: string, block: Block, tokenize: Tokenize, maxTokens: number): Part[] {
  const parts: Part[] = [];
  let silent: number | undefined;
  for (const sentence of splitSentences(text, block)) {
    tokenisePieces(text, sentence, tokenize, maxTokens).forEach(({ start, end, tokens }, index, pieces) => {
      const last = parts.at(-1);
      if (tokens.length > 0) {
        const cut = { start: index > 0, end: index < pieces.length - 1 };
        parts.push({ start: silent ?? start, end, tokens, isFirst: last === undefined, cut });
        silent = undefined;
      } else if (last === undefined) {
        silent ??= start;
      } else if (sizeInTokens(last.tokens.length, end - last.start) <= maxTokens) {
        parts[parts.length - 1] = { ...last, end };
      }
    });
  }
  return parts;
}
