import { expect, test } from 'vitest';
import { type Chosen, quoteFrom } from '../../src/answer/quote.js';
import { articleOf, passageOf } from './ranked.js';

const article = articleOf('a.txt', '# Head\n\nOne. Two.\n\n# Second head\n\nThree.\n\nFour.\r\n\r\nFive.');
const passage = passageOf(article);
const rest = { pages: null, copies: [] };
const quoted = (from: number, to = from, given: Partial<Chosen> = {}) => {
  const best = { start: passage.sentences[from]!.start, end: passage.sentences[to]!.end };
  return quoteFrom(article, { passage, best, key: passage.sentences[from]!, ...rest, ...given });
};

test('is the article’s own text, with what stands around it in the passage', () => {
  const quote = quoted(2);
  expect(quote).toMatchObject({ text: 'Two.', before: '# Head\n\nOne. ', start: 13, end: 17 });
  expect(quote.before + quote.text + quote.after).toBe(passage.text);
  expect(article.text.slice(quote.start, quote.end)).toBe(quote.text);
  expect(quote.citation).toMatchObject({ passage: 'a.txt#1', article: { id: 'a.txt', date: '2024-01-30' } });
  expect(quote.citation.article).not.toHaveProperty('text');
});

test('counts paragraphs without headings, whatever the line ends', () => {
  expect([1, 2, 4, 5, 6].map((n) => quoted(n).citation.paragraph)).toEqual([1, 1, 2, 3, 4]);
  expect(quoted(4, 4, { passage: { ...passage, paragraph: 7 } }).citation.paragraph).toBe(8);
});

test('names the articles that print the same text', () => {
  const copies = [{ ...article, id: 'b.txt' }];
  expect(quoted(2, 2, { copies }).citation.copies).toEqual(copies);
});

test('tells where a sentence goes on that was too long for a passage', () => {
  const pieces = passage.sentences.map((sentence, n) =>
    n === 1 ? { ...sentence, cut: { start: true, end: false } } : { ...sentence, cut: { start: false, end: n === 6 } },
  );
  const cut = (from: number, to: number) => quoted(from, to, { passage: { ...passage, sentences: pieces } }).cut;
  expect(cut(1, 2)).toEqual({ start: true, end: false });
  expect(cut(2, 4)).toEqual({ start: false, end: false });
  expect(cut(5, 6)).toEqual({ start: false, end: true });
  expect(quoted(1, 2).cut).toEqual({ start: false, end: false });
});

test('nothing is quoted from a passage that is not the article’s own text, or beyond the passage', () => {
  const damaged = expect.objectContaining({ code: 'INDEX_DAMAGED' }) as Error;
  const key = passage.sentences[1]!;
  const from = (text: string, given: Partial<Chosen>) =>
    quoteFrom({ ...article, text }, { passage, best: key, key, ...rest, ...given });
  expect(() => from(article.text.replace('Two', 'Six'), {})).toThrow(damaged);
  expect(() => from(article.text, { passage: { ...passage, text: 'Invented.' } })).toThrow(damaged);
  const part = { ...passage, start: 8, end: 17, text: article.text.slice(8, 17) };
  expect(() => from(article.text, { passage: part, best: { start: 0, end: 12 } })).toThrow(damaged);
  expect(() => from(article.text, { passage: part, best: { start: 8, end: 20 } })).toThrow(damaged);
});
