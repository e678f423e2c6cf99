import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/cleaning/clean.js';
import { linesOf } from '../../src/reading/lines.js';
import { haveSharedArticles, sharedCorpus } from '../support/shared-articles.js';
import { blocksOf, leftOutOf } from '../support/read-articles.js';

/** Paragraphs of an article of its own, between which furniture is put. */
const A = 'The council of the island voted on Friday to buy a second ferry, which will sail twice a day.';
const B = 'Its captain, Edda Moen, said that the old ship had spent more days in the yard than at sea.';
const C = 'A ticket will cost four crowns, as it does now, and children under ten will travel free.';
const D = 'The shipyard in Vik expects to deliver the ferry in the spring, before the tourists arrive.';

describe('cleanText', () => {
  it.each([
    'Advertisement',
    'ADVERTISEMENT - Continue reading below',
    'Get a summary',
    'Learn more',
    'Sign up for our daily newsletter',
    'Subscribe to our newsletter to get the news in your inbox',
    'Facebook Twitter WhatsApp Telegram',
    'Share',
    'We use cookies to give you the best experience.',
    'Accept all cookies',
    'Passengers wait at the quay. Photo: AFP',
    'Passengers wait at the quay in the rain. Jane Roe/Getty Images',
    '(Photo by Jane Roe/AFP)',
    'Getty Images',
    'Read more: Storm delays ferries for a week',
    'RELATED: Storm delays ferries for a week',
    'Storms:Ferries were delayed for a week',
    '(With inputs from agencies)',
    'Jane Roe contributed to this report.',
    'WATCH ISLAND NEWS LIVE HERE',
    'To suggest a correction, write to us here',
    '© 2024 Island News. All rights reserved.',
    'Tags: ferry, islands',
    '14 Comments',
    'Updated 3 February 2024, 10:15 GMT',
    'Harbour Master Resigns After Long Dispute Over Mooring Fees',
    '***',
  ])('leaves out "%s" between paragraphs', (furniture) => {
    const text = [A, B, furniture, C, D].join('\n\n');
    expect(blocksOf(text)).toEqual([A, B, C, D]);
    expect(leftOutOf(text)).toEqual([furniture]);
  });

  it.each([
    'Advertisement is what pays for the ferry, said the mayor of the island.',
    'The photo: it shows the captain and her dog on the bridge of the old ship.',
    'She will watch the launch live from the quay, and so will half the island.',
    'He told the council to share the cost, and the council agreed on Friday.',
    'Cookies were handed out on board, and the children got lemonade.',
    'On 3 February 2024 the first ship sank.',
    '“We will not sell the old ship”',
    'No.',
    'Here is what the captain said:',
    'What happens next?',
  ])('keeps "%s" between paragraphs', (line) => {
    const text = [A, B, line, C, D].join('\n\n');
    expect(blocksOf(text)).toEqual([A, B, line, C, D]);
    expect(leftOutOf(text)).toEqual([]);
  });

  it('takes a video and its repeated headline, but not the times of a schedule', () => {
    const headline = 'Captain shows how the ferry docks';
    expect(leftOutOf([A, '03:06', headline, headline, B, C].join('\n\n'))).toEqual(['03:06', headline, headline]);
    const schedule = ['10:00', 'Opening speech', '11:00', 'Launch', '12:00', 'Lunch', '13:00', 'Tour'];
    expect(leftOutOf([A, B, C, ...schedule].join('\n'))).toEqual([]);
  });

  it('takes the box of another article with its headline and teaser, and stops where the article goes on', () => {
    const headline = 'Fishermen Block Harbour Entrance to Protest New Quota Rules';
    const teaser =
      'Some forty fishermen blocked the harbour entrance in protest against the new quota rules of the ministry.';
    const text = [A, B, 'Other Topics of Interest', headline, teaser, C, D].join('\n\n');
    expect(blocksOf(text)).toEqual([A, B, C, D]);
  });

  it('takes the headlines after Previous Article and Next Article', () => {
    const links = ['Previous Article', 'Mayor opens library', 'Next Article', 'School gets new roof'];
    expect(leftOutOf([A, B, C, ...links].join('\n\n'))).toEqual(links);
  });

  it('tells headline, section label, summary points and section headings', () => {
    const text = `Island life\n\nIsland council votes to buy a second ferry\n\n  • Ship sails twice a day\n  • Children travel free\n\n${A}\n\n${B}\n\nThe price\n\n${C}\n\n${D}\n\n7`;
    const { blocks } = cleanText(text);
    expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['heading', 'Island council votes to buy a second ferry'],
      ['list-item', 'Ship sails twice a day'],
      ['list-item', 'Children travel free'],
      ['paragraph', A],
      ['paragraph', B],
      ['heading', 'The price'],
      ['paragraph', C],
      ['paragraph', D],
    ]);
    expect(leftOutOf(text)).toEqual(['Island life', '7']);
  });

  it('takes a promotion out from between sentences, and a date from before the first', () => {
    const text = `date 2023-04-17 ${A}  Watch the old ferry leave » ${B}`;
    expect(blocksOf(text)).toEqual([A, B]);
    expect(leftOutOf(text)).toEqual(['date 2023-04-17', 'Watch the old ferry leave »']);
  });

  it('keeps the second stanza of a poem and every name of a list', () => {
    const lines = ['Blow the man down to the sea my boys', 'Blow the man down to the sea my boys', 'Give us some time'];
    expect(blocksOf(lines.join('\n'))).toEqual(lines);
  });

  it('leaves a text of one line alone, even a fragment', () => {
    for (const line of [
      '"If the wind turns ...',
      'Opinion: What are we waiting for?',
      '1962',
      'Near the quay',
      'Skipper',
    ]) {
      expect(blocksOf(line)).toEqual([line]);
    }
  });

  it('finds no article in a page that is only navigation and footer', () => {
    const page = ['Home', 'News', 'Sport', 'Log in', 'Contact us', 'Privacy policy', 'About us', '© 2024 Island News'];
    expect(blocksOf(page.join('\n'))).toEqual([]);
    const list = ['Milk', 'Flour', 'Share', 'Six eggs', 'Salt', 'Two lemons'];
    expect(blocksOf(list.join('\n'))).toContain('Six eggs');
  });

  it('gives spans that are exact, ordered and disjoint, and together hold every letter and figure', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        A,
        B,
        C,
        'Advertisement',
        '• point',
        '1. point',
        '03:06',
        'Read more',
        'By Jane Roe',
        ' \t',
        'The Big Headline Of Another Paper',
      ),
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\r\n', ' ', '\u2028')))
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, (stored) => {
        const { blocks, leftOut } = cleanText(stored);
        const spans = [...blocks, ...leftOut].sort((a, b) => a.start - b.start);
        let rest = '';
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          const words = stored.slice(span.start, span.end);
          expect(words).not.toBe('');
          expect(words).toBe(words.trim());
          rest += stored.slice(end, span.start);
          end = span.end;
        }
        rest += stored.slice(end);
        expect(rest).not.toMatch(/[\p{L}\p{N}]/u);
        for (const list of [blocks, leftOut]) expect([...list].sort((a, b) => a.start - b.start)).toEqual(list);
      }),
      { numRuns: 300 },
    );
  });
});

describe('linesOf', () => {
  it('joins the lines of wrapped paragraphs, and no others', () => {
    const wrapped =
      'The ferry that the island council has bought for\nits people sails in spring, when the ice is gone\nand the tourists come. It is blue and holds two\nhundred people.\n\nIt has no name yet.';
    const lines = linesOf(wrapped).map(({ start, end }) => wrapped.slice(start, end));
    expect(lines).toEqual(wrapped.split('\n\n'));
    const unwrapped = `${A}\n${B}\n${C}\n${D}`;
    expect(linesOf(unwrapped)).toHaveLength(4);
  });
});

describe.skipIf(!haveSharedArticles)('cleanText over single sentences and paragraphs', () => {
  it.each(['trecqa', 'squad2-half'])('leaves nothing of %s out but what an agency printed', (set) => {
    const out = sharedCorpus(set).flatMap(({ text }) => leftOutOf(text));
    expect(out.filter((line) => !/^For Use By Clients/.test(line))).toEqual([]);
  });
});
