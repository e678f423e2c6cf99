import { expect, test } from 'vitest';
import { listAround } from '../../src/retrieval/lists.js';
import { quoting } from '../../src/tunables.js';
import { passageOf } from './passage-of.js';

const list =
  'The council met.| It chose three places:|\n\n• > Kessel|\n\n• > Marlow.| It lies on the Ebro.|\n\n• > Little Haven|\n\nNobody else applied.';
const whole = { from: 1, to: 5 };

test.each([1, 2, 3, 4, 5])('a list is quoted whole with what leads up to it, whatever of it answers (%i)', (key) => {
  expect(listAround(passageOf(list), key)).toEqual(whole);
});

test('what stands before and after it is none of it', () => {
  expect(listAround(passageOf(list), 0)).toBeNull();
  expect(listAround(passageOf(list), 6)).toBeNull();
});

test.each([
  ['numbers', 'The steps:|\n1. > Wash.|\n2. > Cut.'],
  ['letters in brackets', 'The steps:|\n(a) > Wash.|\n(b) > Cut.'],
  ['lines of their own', 'The steps:|\nWash.|\nCut.|\n\nNobody did.'],
])('items told by %s', (_, marked) => {
  expect(listAround(passageOf(marked), 1)).toEqual({ from: 0, to: 2 });
});

test.each([
  ['a colon within a paragraph', 'He said this:| Wash.| Cut.'],
  ['a paragraph after a colon', 'He said this:|\n\nWash the pears.|\n\nCut the pears.'],
  ['items that nothing leads up to', 'He spoke.|\n• > Wash.|\n• > Cut.'],
  ['a heading', '# The steps:|\n• > Wash.|\n• > Cut.'],
  ['nothing but a lead', 'The steps:'],
])('no list: %s', (_, marked) => {
  const passage = passageOf(marked);
  passage.sentences.forEach((_, key) => expect(listAround(passage, key)).toBeNull());
});

test('a list that is too long is cut after an item; what would be cut off is not quoted as a list', () => {
  const item = `• > ${Array(quoting.list / 4)
    .fill('word')
    .join(' ')}`;
  const long = passageOf(`The steps:|\n${[item, item, item, item].join('|\n')}`);
  expect(listAround(long, 0)).toEqual({ from: 0, to: 3 });
  expect(listAround(long, 3)).toEqual({ from: 0, to: 3 });
  expect(listAround(long, 4)).toBeNull();
});
