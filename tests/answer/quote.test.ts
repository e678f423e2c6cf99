import { expect, test } from 'vitest';
import { quoteFrom } from '../../src/answer/quote.js';
import { articleOf, passageOf } from './ranked.js';

const article = articleOf('a.txt', '# Head\n\nOne. Two.\n\n# Second head\n\nThree.\n\nFour.\r\n\r\nFive.');
const passage = passageOf(article);
const quoted = (from: number, to = from) =>
  quoteFrom(
    article,
    passage,
    { start: passage.sentences[from]!.start, end: passage.sentences[to]!.end },
    passage.sentences[from]!,
    null,
  );

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
  expect(
    quoteFrom(article, { ...passage, paragraph: 7 }, passage.sentences[4]!, passage.sentences[4]!, null),
  ).toMatchObject({
    citation: { paragraph: 8 },
  });
});

test('nothing is quoted from a passage that is not the article’s own text, or beyond the passage', () => {
  const damaged = expect.objectContaining({ code: 'INDEX_DAMAGED' }) as Error;
  const [, one] = passage.sentences;
  expect(() => quoteFrom({ ...article, text: article.text.replace('Two', 'Six') }, passage, one!, one!, null)).toThrow(
    damaged,
  );
  expect(() => quoteFrom(article, { ...passage, text: 'Invented.' }, one!, one!, null)).toThrow(damaged);
  const part = { ...passage, start: 8, end: 17, text: article.text.slice(8, 17) };
  expect(() => quoteFrom(article, part, { start: 0, end: 12 }, one!, null)).toThrow(damaged);
  expect(() => quoteFrom(article, part, { start: 8, end: 20 }, one!, null)).toThrow(damaged);
});
