import { stopWords } from '../terms/stop-words.js';
import { verification as tunables } from '../tunables.js';
import type { Word } from './align.js';

const word = /[\p{L}\p{M}\p{N}]+(?:['’ʼ.,][\p{L}\p{M}\p{N}]+)*/gu;
const functionWords = new Set(stopWords);

/** The words of a stretch of a text, in the text's offsets. */
export function wordsOf(text: string, start = 0, end = text.length): Word[] {
  return [...text.slice(start, end).matchAll(word)].map(({ 0: found, index }) => {
    const folded = found.normalize('NFC').replace(/[’ʼ]/g, "'").toLowerCase();
    const weight = functionWords.has(folded) ? tunables.functionWord : 1;
    return { start: start + index, end: start + index + found.length, folded, weight };
  });
}

/** What words weigh together. */
export function weightOf(words: readonly Word[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}
