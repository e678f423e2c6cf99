import { describe, expect, it } from 'vitest';
import { bytes, fixture, leftOutline, outline, read, readOne } from '../../support/read-articles.js';

describe('HTML', () => {
  it('is stored as the plain text of the article, its fields by the metadata', async () => {
    const item = await fixture('harbour.html');
    expect(item.article).toMatchObject({
      title: 'Harbour wall to be raised by two metres',
      source: 'The Coast Gazette',
      author: 'Ada Pierce, Tom Oyelaran',
      date: '2024-03-09',
      url: 'https://coast-gazette.example/2024/harbour-wall',
    });
    expect(outline(item)).toEqual([
      'paragraph: The town council of Little Haven voted o',
      'paragraph: Work begins in September and will cost 4',
      'heading: What changes',
      'paragraph: Mayor Ruth Calder named three measures t',
      'list-item: a higher wall of local granite;',
      'list-item: a flood gate at the river mouth, which c',
      'list-item: pumps under the fish market.',
      'quotation: “We have mopped out our cellars often en',
      'table-row: Winter | Floods',
      'table-row: 2021 | 2',
      'table-row: 2022 | 5',
      'paragraph: Two councillors voted against the plan b',
    ]);
    expect(leftOutline(item)).toEqual(['headline of another article: Ferry company announces new ti']);
    expect(item.article.text).toContain(
      '4.2 million pounds, of which the ministry of the environment pays half. The rest comes from a loan that',
    );
    expect(item.article.text).not.toMatch(
      /cookies|Facebook|Waves|newsletter|waste of money|Lighthouse|rights reserved|console|[<>]/,
    );
  });

  it('is read whole where it is too short to tell an article in it', async () => {
    const { article } = await readOne(
      '<title>The bell rings - Coast Gazette</title><p>The bell rang at noon.<p>It was &ldquo;loud&rdquo;.',
      'a.htm',
    );
    expect(article).toMatchObject({
      text: 'The bell rang at noon.\n\nIt was “loud”.',
      title: 'The bell rings',
      source: 'Coast Gazette',
    });
  });

  it('takes fields from meta elements, the time and the canonical link', async () => {
    const html =
      '<head><meta name="author" content="By Ada Pierce"><meta property="article:author" content="https://fb.example/ada">' +
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://a.example/x"></head>' +
      '<body><h1>The bell rings</h1><time datetime="2024-02-03T22:00:00-10:00">3 Feb</time><p>The bell rang at noon.</p></body>';
    expect((await readOne(html, 'a.html')).article).toMatchObject({
      title: 'The bell rings',
      author: 'Ada Pierce',
      date: '2024-02-03',
      url: 'https://a.example/x',
    });
  });

  it('believes the charset that the page declares', async () => {
    const html = new Uint8Array([...bytes('<meta charset="windows-1251"><p>'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(await read(html, 'a.html')).toMatchObject([{ article: { text: 'Привет' } }]);
  });

  it('does not break under deep nesting', async () => {
    const words = 'The bell rang at noon.';
    for (const tag of ['div', 'b', 'table><tr><td', 'blockquote', 'ul><li']) {
      const { article } = await readOne(`${`<${tag}>`.repeat(3_000)}${words}`, 'a.html');
      expect(article.text).toMatch(/The bell rang at noon\.$/);
    }
  });
});
