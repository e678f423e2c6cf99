import { describe, expect, it } from 'vitest';
import { outline, read, readOne } from '../../support/read-articles.js';
import { page, paragraphs, SENTENCES } from './pages.js';

const table = '<table><tr><th>Plan</th><th>Cost</th></tr><tr><td>Hall</td><td>2.0 million</td></tr></table>';

describe('the main text of a page', () => {
  it('keeps lists, tables, quotations, code, definitions and headings', async () => {
    const parts =
      `<h2>What the plans say</h2><ul><li>A concert hall</li><li>Flats</li></ul><ol><li>Survey the walls.</li></ol>${table}` +
      '<blockquote><p>We cannot keep every stone.</p></blockquote><pre><code>tide(3.2)\n  .next()</code></pre><dl><dt>Roof</dt><dd>Slate</dd></dl>';
    expect(outline(await readOne(page(parts), 'a.html')).slice(3, -3)).toEqual([
      'heading: What the plans say',
      'list-item: A concert hall',
      'list-item: Flats',
      'list-item: 1. Survey the walls.',
      'table-row: Plan | Cost',
      'table-row: Hall | 2.0 million',
      'quotation: We cannot keep every stone.',
      'paragraph: tide(3.2)\n  .next()',
      'list-item: Roof',
      'list-item: Slate',
    ]);
  });

  it('holds a table right after the last paragraph, and not one further on', async () => {
    const other = '<div><h3>Tides of today</h3><table><tr><td>High</td><td>06.12</td></tr><tr><td>Low</td><td>12.40</td></tr></table></div>';
    const html = `<body><div id="story">${paragraphs()}${table}</div><div id="tides">${other}</div></body>`;
    const { article } = await readOne(html, 'a.html');
    expect(article.text).toMatch(/Plan \| Cost\nHall \| 2\.0 million$/u);
  }); // prettier-ignore

  it.each([
    ['breaks', SENTENCES.join('<br><br>')],
    ['boxes', SENTENCES.map((sentence) => `<div>${sentence}</div>`).join('')],
    ['unclosed paragraphs', SENTENCES.join('<p>')],
    ['spans', SENTENCES.map((sentence) => `<div><span>${sentence}</span></div>`).join('')],
  ])('has its paragraphs where they are made of %s', async (_, body) => {
    const html = `<body><div><a href="/">Home</a></div><div id="story"><h1>Three plans</h1><div>${body}</div></div></body>`;
    const { article, clean } = await readOne(html, 'a.html');
    const lines = clean.blocks.map(({ start, end }) => article.text.slice(start, end));
    expect(lines.filter((line) => line !== 'Three plans')).toEqual(SENTENCES);
  });

  it('is found in the cells of a layout table', async () => {
    const html =
      '<table><tr><td><a href="/">Front page</a><br><a href="/l">Letters</a></td>' +
      `<td><b>Three plans</b><p>${SENTENCES.join('<p>')}${table}</td><td><a href="/f">Ferry timetable</a></td></tr></table>`;
    const { article } = await readOne(html, 'a.html');
    expect(article.text).not.toMatch(/Letters|Ferry/u);
    for (const words of [...SENTENCES, 'Hall | 2.0 million']) expect(article.text).toContain(words);
  });

  it('is all entries of a live blog, and all answers to a question', async () => {
    const entry = (n: number) => `<h2>Update ${n} from the hall</h2>${paragraphs(n, n + 1)}`;
    for (const tag of ['article', 'div']) {
      const entries = [0, 1, 2, 3, 4].map((n) => `<${tag} class="entry">${entry(n)}</${tag}>`).join('');
      const { article } = await readOne(`<body><main><h1>The hearing as it happened</h1>${entries}</main></body>`, 'a.html');
      for (const sentence of SENTENCES.slice(0, 5)) expect(article.text).toContain(sentence);
    }
  }); // prettier-ignore

  it('is one article where more stands in the main part of the page', async () => {
    const ticker = `<div class="ticker">${'<p>A short report from somewhere else arrived at the desk this minute.</p>'.repeat(12)}</div>`;
    const html = `<body><main><article><h1>Three plans</h1>${paragraphs()}</article>${ticker}</main></body>`;
    expect((await readOne(html, 'a.html')).article.text).not.toContain('somewhere else');
  });

  it.each([
    ['navigation and a footer', '<nav><ul><li><a href="/a">Home</a></li></ul></nav><footer>© 2024 Coast Gazette</footer>'],
    ['links in boxes', '<div><a href="/a">News</a> <a href="/b">Sport</a></div><div>Copyright 2024 Coast Gazette. All rights reserved.</div>'],
    ['scripts that fill it', '<div id="app"></div><script>render("The bell rang at noon.")</script>'],
  ])('is nothing on a page of %s, which is skipped with the reason', async (_, body) => {
    expect(await read(`<html><head><title>Coast Gazette</title></head><body>${body}</body></html>`, 'a.html')).toMatchObject([
      { kind: 'skipped', code: 'FILE_NO_TEXT' },
    ]);
  }); // prettier-ignore

  it.each([
    '<p>The bell rang.</p>',
    `<a href="/a">Home</a>${table}`,
    '<nav><a href="/a">Home</a></nav><p>Ring it twice.</p>',
  ])('is however little a page says: %s', async (body) => {
    await readOne(`<html><body>${body}</body></html>`, 'a.html');
  });

  it('is text though a link around it is never closed', async () => {
    const html = `<body><a name="top">${paragraphs()}</body>`;
    expect((await readOne(html, 'a.html')).clean.blocks).toHaveLength(SENTENCES.length);
  });
});
