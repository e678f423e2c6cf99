import { expect, test } from 'vitest';
import { addressAt, pageAt } from '../../src/answer/page.js';

test('a page goes from its beginning up to the next one’s; one without text is never the page of any', () => {
  const pages = [0, 100, 200, 200, 300];
  expect([0, 99, 100, 199, 200, 299, 300, 9_999].map((offset) => pageAt(pages, offset))).toEqual([
    ...[1, 1, 2, 2, 4, 4, 5, 5],
  ]);
  expect(pageAt([7, 20], 3)).toBe(1);
  expect(pageAt(null, 3)).toBeNull();
});

test.each([
  ['https://x.example/a.pdf', 3, 'https://x.example/a.pdf#page=3'],
  ['https://x.example/A.PDF?v=2#', 3, 'https://x.example/A.PDF?v=2#'],
  ['https://x.example/a.pdf?v=2', 3, 'https://x.example/a.pdf?v=2#page=3'],
  ['https://x.example/a.pdf#top', 3, 'https://x.example/a.pdf#top'],
  ['https://x.example/a.html?file=b.pdf', 3, 'https://x.example/a.html?file=b.pdf'],
  ['https://x.example/a.pdf', null, 'https://x.example/a.pdf'],
])('the address %s at page %s is %s', (url, page, address) => {
  expect(addressAt(url, page)).toBe(address);
});
