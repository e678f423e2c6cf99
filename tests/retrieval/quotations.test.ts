import { expect, test } from 'vitest';
import { openQuotations } from '../../src/retrieval/quotations.js';
import { passageOf } from './passage-of.js';

/** For each sentence, `<` where a quotation is open at its beginning and `>` where one is at its end. */
const open = (marked: string) =>
  openQuotations(passageOf(marked)).map(({ before, after }) => `${before ? '<' : ''}${after ? '>' : ''}`);

test.each([
  ['no quotation', 'One.| Two.', ['', '']],
  ['one within a sentence', '“One,” he said.| Two.', ['', '']],
  ['one across three sentences', 'He said: “One.| Two.| Three.” | Four.', ['>', '<>', '<', '']],
  ['straight marks', 'He said: "One.| Two.| Three."| Four.', ['>', '<>', '<', '']],
  ['angle marks', '«One.| Two.»| Three.', ['>', '<', '']],
  ['a mark set off by spaces', '"One.| Two. " |Three.', ['>', '<', '']],
  ['two in one sentence', '"One," he said, "two.| Three."', ['>', '<']],
  ['inches', 'A 6" pipe.| Two.', ['', '']],
  ['apostrophes', 'It’s Ana’s ’90s car.| Two.', ['', '']],
  ['marks doubled from single ones', '“One.| Two,’’ he said.| Three.', ['>', '<', '']],
])('%s', (_, marked, expected) => {
  expect(open(marked)).toEqual(expected);
});

test('each paragraph of a long quotation opens it anew, so that it begins whole there', () => {
  expect(open('“One.|\n\n“Two.”|\n\nThree.')).toEqual(['>', '', '']);
  expect(open('"One.|\n\n"Two.| Three."')).toEqual(['>', '>', '<']);
});

test('one that was never closed ends with its paragraph', () => {
  expect(open('“One.| Two.|\n\nThree.')).toEqual(['>', '<>', '']);
});

test('a passage that begins within a quotation', () => {
  expect(open('One.| Two,” he said.| “Three.”')).toEqual(['<>', '<', '']);
  expect(open('One.| Two," he said.| "Three."')).toEqual(['<>', '<', '']);
});
