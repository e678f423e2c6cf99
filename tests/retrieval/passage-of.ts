import type { Passage, Sentence } from '../../src/types.js';

/** Where the passages of these tests begin in their articles, so that offsets of the two are not mixed up. */
export const START = 100;

/** A passage whose sentences are divided by | in the text; those that begin with # are headings. What stands before a > begins no sentence. */
export function passageOf(marked: string): Passage {
  const sentences: Sentence[] = [];
  let text = '';
  for (const part of marked.split('|')) {
    const [, gap, words] = /^(\s*(?:[^\s>]+ ?>)?\s*)([^]*?)\s*$/.exec(part)!;
    text += gap!.replace('>', '');
    const start = START + text.length;
    text += part.slice(gap!.length);
    sentences.push({ start, end: start + words!.length, heading: words!.startsWith('#') });
  }
  return { id: 'a#1', article: 'a', start: START, end: START + text.length, text, sentences, paragraph: 1 };
}
