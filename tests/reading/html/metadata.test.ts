import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/types.js';
import { readOne } from '../../support/read-articles.js';
import { paragraphs } from './pages.js';

/** The article of a page with this head, and this above its paragraphs. */
async function articleOf(head: string, top = ''): Promise<Article> {
  return (await readOne(`<html><head>${head}</head><body><div>${top}${paragraphs()}</div></body></html>`, 'a.html'))
    .article;
}
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('metadata of a page', () => {
  it.each([
    ['a list', [{ '@type': 'NewsArticle', headline: 'Three plans', author: [{ name: 'Ada Pierce' }, 'Tom Vale'] }]],
    [
      'a graph with references',
      {
        '@graph': [
          { '@type': 'WebPage', name: 'Three plans - Gazette', author: { name: 'Web Master' } },
          { '@type': ['Article', 'BlogPosting'], headline: 'Three plans', author: [{ '@id': '#a' }, { '@id': '#t' }] },
          { '@type': 'Person', '@id': '#a', name: 'Ada Pierce' },
          { '@type': 'Person', '@id': '#t', name: 'Tom Vale' },
        ],
      },
    ],
    ['a main entity', { '@type': 'QAPage', mainEntity: { '@type': 'Question', name: 'Three plans', author: 'Ada Pierce, Tom Vale' } }],
    ['comment marks and raw line breaks', '<!-- {"@type":"Report","headline":"Three\nplans","author":"Ada Pierce, Tom Vale"} -->'],
  ])('is read from JSON-LD in %s', async (_, value) => {
    expect(await articleOf(jsonLd(value))).toMatchObject({ title: 'Three plans', author: 'Ada Pierce, Tom Vale' });
  }); // prettier-ignore

  it('passes over JSON-LD that is broken, about something else, or deep', async () => {
    for (const value of ['{"@type":"Article",', { '@type': 'Organization', name: 'Gazette' }, '['.repeat(50_000)])
      expect(await articleOf(`<title>Three plans</title>${jsonLd(value)}`)).toMatchObject({ title: 'Three plans' });
  });

  it.each([
    ['admin', null],
    ['@gazette, Ada Pierce', 'Ada Pierce'],
    ['ada@gazette.example', null],
    ['https://gazette.example/ada', null],
    ['By Ada Pierce', 'Ada Pierce'],
    ['Coast Gazette, Ada Pierce', 'Ada Pierce'],
    ['Ada Pierce, Coast Gazette.com', 'Ada Pierce'],
    ['Ada Pierce &amp;amp; Tom Vale', 'Ada Pierce & Tom Vale'],
  ])('takes %j for the author %j', async (content, author) => {
    const head = `<meta name="author" content="${content}"><meta property="og:site_name" content="Coast Gazette">`;
    expect((await articleOf(head)).author).toBe(author);
  });

  it.each([
    ['<p class="byline">By Ada Pierce and Tom Vale, Staff Writers | 3 May 2024</p>', 'Ada Pierce, Tom Vale'],
    ['<span itemprop="author"><span itemprop="name">Ada Pierce</span> (editor)</span>', 'Ada Pierce'],
    ['<a rel="author" href="/ada">Ada Pierce</a>', 'Ada Pierce'],
    ['<p>Words: By Ada Pierce CNN</p>', null],
    ['<p>By Ada Pierce, CNN</p>', 'Ada Pierce'],
    ['<p>By the way, nothing was decided.</p>', null],
    ['<aside><p class="byline">By Somebody Else</p></aside>', null],
  ])('finds the author that %s shows', async (top, author) => {
    expect((await articleOf('<title>Three plans</title>', `<h1>Three plans</h1>${top}`)).author).toBe(author);
  });

  it.each([
    ['<meta property="article:published_time" content="2024-05-02T22:30:00-10:00">', '', '2024-05-02'],
    ['<meta name="date" content="2099-01-01">', '<time datetime="2024-05-02">May 2</time>', '2024-05-02'],
    [jsonLd({ '@type': 'Article', datePublished: '1970-01-01T00:00:00Z', dateModified: '2024-05-02' }), '', '2024-05-02'],
    ['', '<time class="updated" datetime="2024-06-01"></time><time itemprop="datePublished" datetime="2024-05-02"></time>', '2024-05-02'],
    ['', '<h1>Three plans</h1><p>By Ada Pierce<br>Published Thursday, May 2, 2024</p>', '2024-05-02'],
    ['', `<h1>Three plans</h1><p>The old granary was closed on 3 May 1987, after the great flood, and has never since been opened to anybody at all.</p>`, null],
    ['<link rel="canonical" href="https://gazette.example/2024/05/02/plans">', '', '2024-05-02'],
    ['<link rel="canonical" href="https://gazette.example/2024/News/05/02/plans">', '', '2024-05-02'],
    ['<link rel="canonical" href="https://gazette.example/2024/13/02/plans">', '', null],
    ['', '<div class="comments"><h3>1 comment</h3><div class="comment"><time datetime="2024-05-09">9 May</time></div></div>', null],
  ])('dates a page with %s%s', async (head, top, date) => {
    expect((await articleOf(head, top)).date).toBe(date);
  }); // prettier-ignore

  it.each([
    ['https://gazette.example/plans?utm_source=x', '', 'https://gazette.example/plans?utm_source=x'],
    ['/plans', '<base href="https://gazette.example/news/">', 'https://gazette.example/plans'],
    ['../plans', '<meta property="og:url" content="https://gazette.example/2024/may/x">', 'https://gazette.example/2024/plans'],
    ['/plans', '', null],
    ['javascript:alert(1)', '<meta property="og:url" content="https://gazette.example/x">', 'https://gazette.example/x'],
    ['https://gazette.example/', '<meta property="og:url" content="https://gazette.example/x">', 'https://gazette.example/x'],
    ['http://localhost:3000/x', '', null],
  ])('knows the address of a page with the canonical link %s %s', async (href, head, url) => {
    expect((await articleOf(`<link rel="canonical" href="${href}">${head}`)).url).toBe(url);
  }); // prettier-ignore

  it.each([
    ['Three plans for the granary | Coast Gazette', '', '', 'Three plans for the granary', 'Coast Gazette'],
    ['Coast Gazette: Three plans', '', '<h1>Three plans</h1>', 'Three plans', 'Coast Gazette'],
    ['The Anchor: Three plans', '', '', 'Three plans', 'The Anchor'],
    ['Granary: three plans', '', '<h1>Granary: three plans</h1>', 'Granary: three plans', null],
    [
      'Salt and Stone: Three plans',
      '',
      '<h1>Salt and Stone</h1><h3 class="post-title">Three plans</h3>',
      'Three plans',
      'Salt and Stone',
    ],
    ['Three plans - and a fourth one', '', '', 'Three plans - and a fourth one', null],
    ['Three plans &#8211; Gazette', '<meta property="og:site_name" content="Gazette">', '', 'Three plans', 'Gazette'],
    ['Three plans', '<meta property="og:title" content="Ada&amp;#39;s plans">', '', "Ada's plans", null],
  ])('parts the title %j %s%s from the outlet', async (title, head, top, expected, source) => {
    const copyright = title.startsWith('The Anchor') ? '<footer>© 2024 The Anchor</footer>' : '';
    const html = `<html><head><title>${title}</title>${head}</head><body><div>${top}${paragraphs()}</div>${copyright}</body></html>`;
    expect((await readOne(html, 'a.html')).article).toMatchObject({ title: expected, source });
  });
});
