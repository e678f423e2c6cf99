import { expect, test } from 'vitest';
import { pageWith, pagesOf } from '../../../src/discord/article/pages.js';
import { paging } from '../../../src/tunables.js';
import { stored } from '../../support/discord/corpus.js';

/** An article of paragraphs, each a passage; what begins with # is a heading. */
function articleOf(paragraphs: readonly (readonly string[])[]) {
  const { article, passages, ...rest } = stored(paragraphs);
  const marked = passages.map((passage) => ({
    ...passage,
    sentences: passage.sentences.map((one) => ({ ...one, heading: article.text[one.start] === '#' })),
  }));
  return { article, passages: marked, ...rest };
}

const words = ({ article, passages }: ReturnType<typeof articleOf>) =>
  pagesOf(passages).map((page) => page.map(({ start, end }) => article.text.slice(start, end)).join('|'));
const long = (length: number) => 'x'.repeat(length);

test('a heading stands on the page of what it heads, across passages too', () => {
  const first = long(paging.article - 20);
  expect(words(articleOf([[first, '#Heading'], ['It goes on here.']]))).toEqual([first, '#Heading|It goes on here.']);
  expect(words(articleOf([[first], ['#One', '#Two', 'It goes on.']]))).toEqual([first, '#One #Two It goes on.']);
  expect(words(articleOf([[long(10)], ['#One', 'It goes on.']]))).toEqual([`${long(10)}|#One It goes on.`]);
});

test('what a page cannot hold is parted all the same, and nothing gets lost', () => {
  const endless = articleOf([Array.from({ length: 900 }, (_, i) => `#${i}`)]);
  const pages = words(endless);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.join(' ')).toBe(endless.article.text);
  for (const page of pages) expect(page.length).toBeLessThanOrEqual(paging.article);
  expect(words(articleOf([['#Heading', long(2_000), 'End.']]))).toEqual(['#Heading', long(2_000), 'End.']);
});

test('an offset is on the page that begins before it', () => {
  const { passages } = articleOf([[long(1_400)], [long(1_400)], [long(1_400)]]);
  const pages = pagesOf(passages);
  expect(pages).toHaveLength(3);
  expect([0, 1_399, 1_401, 1_402, 9_999].map((offset) => pageWith(pages, offset))).toEqual([1, 1, 1, 2, 3]);
});
