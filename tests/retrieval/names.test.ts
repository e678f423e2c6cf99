import { expect, test } from 'vitest';
import { namesIn } from '../../src/retrieval/names.js';

test.each([
  ['When was Dong Jun named minister?', ['Dong Jun']],
  ['Did Putin’s guest meet Xi?', ['Putin', 'Xi']],
  ['Blinken said what?', ['Blinken']],
  ['In What Month Was Li Shangfu Sacked?', ['Month Was Li Shangfu Sacked']],
  ['What is the SCO?', ['SCO']],
  ['May I ask what it is?', []],
  ['', []],
])('%j names %j', (question, names) => {
  expect(namesIn(question)).toEqual(names);
});
