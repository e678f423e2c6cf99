import { describe, expect, it } from 'vitest';
import { readOne } from '../../support/read-articles.js';
import { page, paragraphs, SENTENCES } from './pages.js';

const teaser = (n: number): string => `<li><a href="/${n}">Ferry timetable number ${n} changes again</a></li>`;
const teasers = `<ul>${[1, 2, 3].map(teaser).join('')}</ul>`;
const image = '<img src="a.jpg">';

/** What each piece of furniture must hold to be left out, and what is an article's though it is named alike. */
const cases: readonly {
  readonly what: string;
  readonly reason: string;
  readonly furniture: string;
  readonly where?: 'before' | 'after';
  /** Words of the furniture that must not be stored. */
  readonly gone: RegExp;
  readonly section?: string;
  readonly kept?: RegExp;
}[] = [
  {
    what: 'a share bar',
    reason: 'share bar',
    furniture: '<div class="social-share"><span>Pass it on</span><a href="#">Tweet</a></div>',
    gone: /Pass it on|Tweet/,
    section: '<section id="social"><h2>Social policy</h2><p>The town pays for the meals of pensioners who live near the mill.</p></section>',
    kept: /Social policy\n\nThe town pays/,
  },
  {
    what: 'a box of other articles',
    reason: 'box of other articles',
    furniture: `<div class="related-stories"><h3>Related</h3>${teasers}</div>`,
    gone: /Ferry timetable/,
    section: '<section class="related-work"><h2>Related work</h2><p>Two other towns have rebuilt their granaries with money of the county.</p></section>',
    kept: /Related work\n\nTwo other towns/,
  },
  {
    what: 'a newsletter box',
    reason: 'newsletter or subscription box',
    furniture: '<div class="newsletter-box"><p>Get our stories in your inbox every Friday, free of charge and full of salt.</p><form><input></form></div>',
    gone: /inbox/,
  },
  {
    what: 'an advertisement',
    reason: 'advertisement',
    furniture: '<div class="ad-slot"><p>Buy two boats from Harbour Boats this week and pay for only one of them.</p></div>',
    gone: /Buy two boats/,
    section: '<div class="adoption"><p>The committee for the granary was set up by the mayor in the spring.</p></div>',
    kept: /The committee for the granary/,
  },
  {
    what: 'comments of readers',
    reason: 'comments',
    where: 'after',
    furniture: '<div id="comments"><h3>1 comment</h3><div class="comment"><p>My grandfather worked in that mill and would have laughed at a concert hall.</p></div></div>',
    gone: /My grandfather/,
    section: '<section id="comments"><h2>Comments of residents</h2><p>At the hearing the residents said that they would rather have a market hall.</p></section>',
    kept: /rather have a market hall/,
  },
  {
    what: 'a box about the author',
    reason: 'box about the author',
    where: 'after',
    furniture: '<div class="author-bio"><p>Ada Pierce has written about the harbour for eleven years and lives in the lower town.</p></div>',
    gone: /eleven years/,
    section: '<div class="author"><p>The author of the plan, an engineer from the county, answered questions until midnight.</p></div>',
    kept: /answered questions until midnight/,
  },
  {
    what: 'the tags of an article',
    reason: 'line about the article',
    furniture: '<div class="tags-links">Filed <a href="/t">harbour</a>, <a href="/u">granary</a></div>',
    gone: /Filed/,
    section: '<div class="tags"><p>Every sack of grain carried a tag of tin with the number of its village on it.</p></div>',
    kept: /a tag of tin/,
  },
  {
    what: 'a caption',
    reason: 'photo caption',
    furniture: `<div class="photo">${image}<div class="cutline">Members of the board look at the beams on Monday.</div></div>`,
    gone: /look at the beams/,
    section: '<div class="credit"><p>The county grants credit for such works at three in the hundred over twenty years.</p></div>',
    kept: /grants credit/,
  },
  { what: 'a caption of a figure', reason: 'photo caption', furniture: `<figure>${image}<figcaption>The granary at dusk.</figcaption></figure>`, gone: /at dusk/ },
  { what: 'a cookie notice', reason: 'cookie notice', where: 'before', furniture: '<div id="cookie-banner"><p>We use cookies to find out which pages people read and for how long.</p><button>Fine</button></div>', gone: /cookies/ },
  { what: 'an aside', reason: 'aside', furniture: `<aside><h3>In this issue</h3>${teasers}</aside>`, gone: /In this issue/ },
  { what: 'a list of links above the article', reason: 'list of links', where: 'before', furniture: `<ul>${[1, 2, 3, 4, 5].map(teaser).join('')}</ul>`, gone: /Ferry/ },
]; // prettier-ignore

describe('furniture of a page', () => {
  it.each(cases)('$what is left out, and told of', async ({ furniture, where, gone, reason }) => {
    const item = await readOne(page(furniture, where), 'a.html');
    expect(item.article.text).not.toMatch(gone);
    for (const sentence of SENTENCES) expect(item.article.text).toContain(sentence);
    expect(item.notes.join('\n')).toContain(`Left out (${reason})`);
  });

  it.each(cases.filter(({ section }) => section !== undefined))(
    'a section named like $what stays',
    async ({ section, kept }) => {
      const { article } = await readOne(page(section!), 'a.html');
      expect(article.text).toMatch(kept!);
    },
  );

  it('is not what wraps the whole page, whatever it is called', async () => {
    const html = page('').replace('<div id="wrap">', '<div id="comments-related" class="sidebar social"><form>');
    expect((await readOne(html, 'a.html')).article.text).toContain(SENTENCES[5]);
  });

  it('is found in the stated order, once, with the beginning of what it said', async () => {
    const html = page(`<div class="related"><h3>Related</h3><div class="related">${teasers}</div></div>`);
    const { notes } = await readOne(html, 'a.html');
    expect(notes.filter((note) => note.includes('Ferry'))).toEqual([
      expect.stringMatching(
        /^Left out \(box of other articles\), <div "related">: Related Ferry timetable .{20,60}…?$/u,
      ),
    ]);
  });

  it('does not take who is quoted from a quotation', async () => {
    const quotation = '<blockquote><p>We cannot keep every stone.</p><footer>Ruth Calder, mayor</footer></blockquote>';
    expect((await readOne(page(quotation), 'a.html')).article.text).toMatch(/every stone\.\s+Ruth Calder, mayor/u);
  });

  it('leaves a page that is an article and comments its article', async () => {
    const comment = '<li class="comment"><article><p>Nothing ever happens here, and nothing ever will, I tell you.</p></article></li>';
    const html = page(`<ol class="comment-list">${comment.repeat(40)}</ol><footer><p>All rights reserved by the outlet and its owners in every country.</p></footer>`, 'after');
    const { article } = await readOne(html, 'a.html');
    expect(article.text).not.toContain('Nothing ever happens');
    expect(article.text).toContain(SENTENCES[0]);
  }); // prettier-ignore

  it.each([
    ['a list of links', teasers],
    ['links and a notice', '<p><a href="/f">Ferry timetable changes once again</a></p><p>© 2024 Coast Gazette</p>'],
  ])('drops a heading under which nothing is left of %s', async (_, links) => {
    const html = `<body><main>${paragraphs()}<h3>Top stories of today</h3>${links}</main></body>`;
    const { article, clean } = await readOne(html, 'a.html');
    expect(article.text.slice(clean.blocks[0]!.start, clean.blocks.at(-1)!.end)).toBe(SENTENCES.join('\n\n'));
  });
});
