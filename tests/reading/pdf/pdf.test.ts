import { describe, expect, it } from 'vitest';
import { lines, pdf, type Drawn } from '../../support/office-files.js';
import { leftOutline, outline, readOne } from '../../support/read-articles.js';

/** The paragraphs, headings and items of the article that a PDF of these pages is read as. */
async function blocks(...pages: readonly (readonly Drawn[])[]): Promise<string[]> {
  const { article, clean } = await readOne(pdf(pages), 'a.pdf');
  return clean.blocks.map(({ start, end }) => article.text.slice(start, end));
}

const story = [
  lines(60, 100, [
    'The town council of Little Haven voted on Monday to raise',
    'the harbour wall by two metres. Work begins in Septem-',
    'ber and will take until the autumn of the year after that.',
  ]),
  lines(60, 160, [
    'Mayor Ruth Calder named the reasons, of which the floods',
    'of the last winters were the first. The ministry pays a',
    'half of the four million pounds, and the loan that',
  ]),
] as const;
const onward = lines(60, 100, ['the town takes up pays the other half of it.']);
const after = lines(60, 140, [
  'Two councillors voted against the plan because of its',
  'cost. They want pumps in every cellar.',
]);
const margins = (n: number): Drawn[] => [
  [60, 40, 8, 'The Coast Gazette'],
  [500, 40, 8, `No. ${10 + n}`],
  [295, 780, 8, String(n + 3)],
];

describe('.pdf', () => {
  it('is stored as paragraphs that go on over pages, with the offset at which each page begins', async () => {
    const item = await readOne(
      pdf([
        [...margins(1), [60, 70, 18, 'The harbour wall'], ...story[0], ...story[1]],
        [...margins(2), ...onward, ...after],
        [...margins(3), ...lines(60, 100, ['The vote is the last one of this council.'])],
      ]),
      'wall.pdf',
    );
    const { article, pages } = item;
    expect(outline(item)).toEqual([
      'heading: The harbour wall',
      'paragraph: The town council of Little Haven voted o',
      'paragraph: Mayor Ruth Calder named the reasons, of ',
      'paragraph: Two councillors voted against the plan b',
      'paragraph: The vote is the last one of this council',
    ]);
    expect(article.title).toBe('The harbour wall');
    expect(article.text).toContain('two metres. Work begins in September and will take');
    expect(article.text).toContain('and the loan that the town takes up pays the other half of it.');
    expect(leftOutline(item).sort()).toEqual(
      ['running header: The Coast Gazette', 'running header: No. 11', 'page number: 4']
        .concat('running header: The Coast Gazette', 'running header: No. 12', 'page number: 5')
        .concat('running header: The Coast Gazette', 'running header: No. 13', 'page number: 6')
        .sort(),
    );
    expect(pages).toHaveLength(3);
    expect(pages![0]).toBe(0);
    expect(article.text.slice(pages![1])).toMatch(/^the town takes up/);
    expect(article.text.slice(pages![2])).toMatch(/^The Coast Gazette\n\nNo\. 13\n\nThe vote is/);
  });

  it('tells its fields by its metadata, but not what programs put there', async () => {
    const made = async (info: string) => (await readOne(pdf([[...story[0]]], { info }), 'a.pdf')).article;
    expect(await made('/Title (The wall)/Author (Ada Pierce)/CreationDate (D:20240309120000Z)')).toMatchObject({
      title: 'The wall',
      author: 'Ada Pierce',
      date: '2024-03-09',
    });
    expect(
      await made('/Title (Microsoft Word - wall2.doc)/Author (apierce)/CreationDate (D:19040101000000Z)'),
    ).toMatchObject({
      title: 'The town council of Little Haven voted on Monday to raise the harbour wall by two metres.',
      author: null,
      date: null,
    });
  });

  it('is read column by column, whatever the order in which it is drawn', async () => {
    const left = [
      'The bell of the old church',
      'rang at noon on Monday for',
      'the first time since it',
      'was taken down. It weighs',
      'two tonnes, and its tone is',
      'a low one that is heard far',
      'away on the islands.',
    ];
    const right = [
      'The founders came from a',
      'town in the south to hear',
      'it. They said that they',
      'had never cast one like it',
      'before, and that they would',
      'come again in a year to see',
      'how it keeps.',
    ];
    const across = left.flatMap((words, i): Drawn[] => [
      [60, 100 + 12 * i, 10, words],
      [320, 100 + 12 * i, 10, right[i]!],
    ]);
    const expected = [left.join(' '), right.join(' ')];
    expect(await blocks(across)).toEqual(expected);
    expect(await blocks([...lines(320, 100, right), ...lines(60, 100, left)])).toEqual(expected);
    expect(await blocks([...lines(60, 100, left), ...lines(320, 100, right)])).toEqual(expected);
  });

  it('undoes hyphens at the ends of lines, but not those that belong to the word', async () => {
    const found = await blocks([
      ...lines(60, 100, [
        'A well-known keeper of the light saw pre- and post-',
        'war ships pass here, and a few of them were well-',
        'known to him by name; the Anglo-',
        'Saxon boats came in 2020-',
        '21, and the under-',
        'standing was good.',
      ]),
    ]);
    expect(found.join(' ')).toBe(
      'A well-known keeper of the light saw pre- and postwar ships pass here, and a few of them were well-known to him by name; the Anglo-Saxon boats came in 2020-21, and the understanding was good.',
    );
  });

  it('tells paragraphs by indents and unfilled lines, items by their marks, rows by their cells', async () => {
    const item = await readOne(
      pdf([
        [
          [80, 100, 10, 'The council met on Monday to talk about the harbour wall'],
          ...lines(60, 112, [
            'and the money that it takes to raise it by two metres, as',
            'it was told to do by the ministry in the year before now.',
          ]),
          [80, 148, 10, 'It met again on Friday for two hours, and on Saturday it'],
          ...lines(60, 160, [
            'voted.',
            '• a higher wall of granite from the old quarry, which is',
            '  the cheapest',
            '• a flood gate',
          ]),
          ...['Winter', '2021', '2022'].flatMap((words, i): Drawn[] => [
            [60, 220 + 12 * i, 10, words],
            [300, 220 + 12 * i, 10, i === 0 ? 'Floods' : String(i)],
          ]),
          [60, 290, 10, 'What follows', { bold: true }],
          [60, 310, 10, 'The wall of the harbour will be raised by two metres soon.'],
          [20, 500, 8, 'printed on paper', { turned: true }],
        ],
      ]),
      'a.pdf',
    );
    expect(outline(item)).toEqual([
      'paragraph: The council met on Monday to talk about ',
      'paragraph: It met again on Friday for two hours, an',
      'list-item: a higher wall of granite from the old qu',
      'list-item: a flood gate',
      'table-row: Winter | Floods',
      'table-row: 2021 | 1',
      'table-row: 2022 | 2',
      'heading: What follows',
      'paragraph: The wall of the harbour will be raised b',
    ]);
    expect(leftOutline(item)).toEqual(['text across the page: printed on paper']);
  });

  it('keeps notes out of the sentences that go on to the next page, and figures that refer to them out of the words', async () => {
    const { article, pages } = await readOne(
      pdf([
        [
          ...story[0],
          [408, 120, 6, '1'],
          ...story[1],
          ...lines(60, 700, ['1 Minutes of the council, fourth of March.'], 8),
        ],
        [...onward],
      ]),
      'a.pdf',
    );
    expect(article.text).toContain(
      'year after that.\n\n1 Minutes of the council, fourth of March.\n\nMayor Ruth Calder',
    );
    expect(article.text).toContain('and the loan that the town takes up');
    expect(article.text.slice(pages![1])).toMatch(/^the town takes up/);
  });

  it('begins pages without text where the next one does, and notes them', async () => {
    const { article, pages, notes } = await readOne(pdf([[], [...story[0]], [], [...after]]), 'a.pdf');
    expect(pages).toEqual([0, 0, article.text.indexOf('Two councillors'), article.text.indexOf('Two councillors')]);
    expect(notes).toEqual(['Pages 1, 3 hold no text: blank, or scanned.']);
  });

  it('is read upright where most of a page is turned', async () => {
    const words = ['The council met on Monday to talk about the', 'harbour wall, and voted for it.'];
    const found = await blocks(words.map((line, i): Drawn => [100 + 12 * i, 700, 10, line, { turned: true }]));
    expect(found).toEqual([words.join(' ')]);
  });
});
