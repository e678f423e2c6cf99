import { describe, expect, it } from 'vitest';
import { read } from '../support/read-articles.js';

describe('JSON Lines', () => {
  it('gives an article a line, stored exactly, and goes on after a bad line', async () => {
    const text = ' The bell rang.\r\n\nIt was loud. ';
    const lines = [
      JSON.stringify({ id: 'x', title: '', text, source: 'Gazette', date: '2024-01-31T01:00:00+05:00' }),
      '',
      '{"text": "The bell',
      '[1]',
      '{"title": "no text"}',
      '{"text": 5}',
      '{"text": " "}',
      '{"text": "Advertisement"}',
      '{"id": 9, "Headline": "Bell", "body": "The bell rang."}',
      '{"text": "The bell rang again.", "url": "javascript:alert(1)"}',
    ];
    const items = await read(`\uFEFF${lines.join('\r\n')}\n`, 'n.jsonl');
    expect(items.map((item) => [item.line, item.kind === 'article' ? item.article.id : item.code])).toEqual([
      [1, 'x'],
      [3, 'FILE_MALFORMED'],
      [4, 'FILE_MALFORMED'],
      [5, 'FILE_MALFORMED'],
      [6, 'FILE_MALFORMED'],
      [7, 'FILE_EMPTY'],
      [8, 'FILE_NO_TEXT'],
      [9, '9'],
      [10, 'n.jsonl:10'],
    ]);
    expect(items[0]).toMatchObject({
      article: {
        id: 'x',
        title: 'The bell rang.',
        text,
        source: 'Gazette',
        date: '2024-01-31',
        author: null,
        url: null,
      },
    });
    expect(items[7]).toMatchObject({ article: { title: 'Bell' } });
    expect(items[8]).toMatchObject({ article: { url: null } });
  });
});
