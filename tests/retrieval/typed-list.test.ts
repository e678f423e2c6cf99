import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heaviestFirst } from '../../src/retrieval/heaviest.js';
import { foldTyped, typedList } from '../../src/retrieval/typed-list.js';

const texts = ['cost of living', 'Sergei Shoigu', 'Shoigu’s visit', 'the rising cost of bread', 'Łódź – café', ''];
const list = typedList(texts.map(foldTyped));
const find = (typed: string, limit = 25) => list.find(typed, limit).map((place) => texts[place]);

test('finds what begins with what is typed, then words that do, then the words in any order', () => {
  expect(find('sho')).toEqual(['Shoigu’s visit', 'Sergei Shoigu']);
  expect(find('cost of')).toEqual(['cost of living', 'the rising cost of bread']);
  expect(find('bread cost')).toEqual(['the rising cost of bread']);
  expect(find('ost')).toEqual([]);
});

test('minds neither case nor accents nor punctuation', () => {
  expect(find('CAFE')).toEqual(['Łódź – café']);
  expect(find('“Sergei,  shoi')).toEqual(['Sergei Shoigu']);
  expect(find('shoigu s v')).toEqual(['Shoigu’s visit']);
});

test('gives the first ones where nothing is typed yet, and no more than are asked for', () => {
  expect(find('', 2)).toEqual(texts.slice(0, 2));
  expect(find('…', 2)).toEqual(texts.slice(0, 2));
  expect(find('cost', 1)).toEqual(['cost of living']);
});

test('finds every text by every beginning of its words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.lorem({ maxCount: 4 }), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      (all, which, length) => {
        const folded = all.map(foldTyped);
        const at = which % all.length;
        const words = folded[at]!.split(' ');
        const from = words.slice(length % words.length).join(' ');
        const typed = from.slice(0, 1 + (length % from.length));
        expect(typedList(folded).find(typed, all.length)).toContain(at);
      },
    ),
  );
});

test('puts the heaviest first, and those of one weight in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 60 }), fc.nat({ max: 70 }), (weights, most) => {
      const expected = weights
        .map((weight, place) => ({ weight, place }))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, most)
        .map(({ place }) => place);
      expect(heaviestFirst(weights, most)).toEqual(expected);
    }),
  );
});
