import { describe, expect, it } from 'vitest';
import { fixture, leftOutline, outline, readOne } from '../support/read-articles.js';

describe('plain text', () => {
  it('is stored as it stands, but for the byte order mark', async () => {
    const text = '  \r\n The ferry sailed.\r\n\r\nIt came back.\t\r\n';
    const { article, clean } = await readOne(`\uFEFF${text}`, 'a/b.txt');
    expect(article.text).toBe(text);
    expect(article.id).toBe('a/b.txt');
    expect(clean.blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The ferry sailed.',
      'It came back.',
    ]);
  });

  it('takes fields from a header, and leaves the header out', async () => {
    const item = await fixture('bridge.txt');
    expect(item.article).toMatchObject({
      id: 'bridge.txt',
      title: 'Night bridge closes for repairs',
      source: 'River Herald',
      date: '2024-02-03',
      url: 'https://river-herald.example/bridge',
    });
    expect(leftOutline(item)).toEqual(['front matter: Title: Night bridge closes for']);
    expect(outline(item)).toEqual([
      'paragraph: The footbridge over the Alder closes on ',
      'paragraph: Engineers found rust in the hangers last',
      'list-item: The work takes six weeks.',
      'list-item: A ferry runs at weekends, weather\n  perm',
    ]);
  });

  it('takes title, author and date from a scraped page', async () => {
    const item = await fixture('scraped.txt');
    expect(item.article).toMatchObject({
      title: 'Bakers of Dunmore strike over night work',
      author: 'Lena Fox',
      date: '2024-01-30',
    });
    expect(outline(item)).toEqual([
      'heading: Bakers of Dunmore strike over night work',
      'paragraph: Bakers in Dunmore laid down their work o',
      'paragraph: The union says that its members were pro',
      'paragraph: “Nobody can raise children on that shift',
      'heading: What next',
      'paragraph: Talks resume on Thursday with a mediator',
      'paragraph: The bakery did not answer questions on T',
    ]);
  });

  it('dates an article by its dateline, not by a date in its prose', async () => {
    const prose = 'The king opened the bridge on 5 May 2020 and left again by train in the evening.';
    expect((await readOne(`OSLO, April 16, 2023 (Agency) — ${prose}`, 'a.txt')).article.date).toBe('2023-04-16');
    expect((await readOne(prose, 'a.txt')).article.date).toBeNull();
    expect((await readOne(`${prose}\n\nUpdated 7 May 2020`, 'a.txt')).article.date).toBe('2020-05-07');
  });
});
