import { reading } from '../tunables.js';
import type { CleanText } from '../types.js';
import { datelineOf } from '../reading/dates.js';
import { wellFormed } from '../reading/fields.js';
import { splitSentences } from '../sentences/sentences.js';

/**
 * A title for an article that has none: its headline, or its first sentence cut at a word to `reading.maxTitleLength`.
 * Null where nothing of the text is the article's.
 */
export function titleFrom(text: string, clean: CleanText): string | null {
  const firstText = clean.blocks.findIndex((block) => block.kind !== 'heading');
  const heading = clean.blocks.slice(0, firstText < 0 ? undefined : firstText)[0];
  const block = heading ?? clean.blocks[0];
  if (block === undefined) return null;
  const words = oneLine(text.slice(block.start, block.end));
  const title = cut(heading === undefined ? firstSentence(withoutDateline(words)) : words);
  return /[\p{L}\p{N}]/u.test(title) ? title : null;
}

function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function withoutDateline(paragraph: string): string {
  const dateline = /^(?:\p{Lu}[\p{L}., '’/-]{0,60})?(?:,? [^—–]{0,20}\d{4})? ?\([^)]{2,40}\) ?(?:[—–]|--?) ?/u.exec(
    paragraph,
  );
  const rest = dateline === null ? paragraph : paragraph.slice(dateline[0].length);
  if (rest !== paragraph || datelineOf(paragraph) === null) return rest || paragraph;
  return paragraph.replace(/^.{0,100}?(?:[—–]|--?\s)\s*/u, '');
}

function firstSentence(paragraph: string): string {
  const first = splitSentences(paragraph, { start: 0, end: Math.min(paragraph.length, 1_000) })[0];
  return first === undefined ? paragraph : paragraph.slice(first.start, first.end);
}

/** Cut at the last word that fits with an ellipsis; a word longer than that is cut between characters. */
function cut(title: string): string {
  const limit = reading.maxTitleLength;
  if (title.length <= limit) return title;
  const head = title.slice(0, limit - 1);
  const word = title[limit - 1] === ' ' ? head : head.replace(/\s+\S*$/u, '');
  return `${wellFormed(word).replace(/\uFFFD$|[\s,;:–—-]+$/gu, '')}…`;
}
