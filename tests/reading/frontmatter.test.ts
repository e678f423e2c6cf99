import { describe, expect, it } from 'vitest';
import { frontMatterOf } from '../../src/reading/frontmatter.js';
import { blocksOf, read, readOne } from '../support/read-articles.js';

describe('front matter', () => {
  it('that is not closed gives its fields, and the text after it is read', async () => {
    for (const path of ['a.txt', 'a.md']) {
      const item = await readOne('---\ntitle: The door\ndate: 2024-01-31\n\nThe door stood open all night.\n', path);
      expect(item.article).toMatchObject({ title: 'The door', date: '2024-01-31' });
      const kept = item.clean.blocks.map(({ start, end }) => item.article.text.slice(start, end));
      expect(kept).toEqual(['The door stood open all night.']);
      expect(item.notes).toEqual([expect.stringMatching(/begins at line 1 is not closed.*three dashes after line 3/)]);
    }
  });

  it('that is not closed does not reach to the next horizontal rule', () => {
    const text = '---\ntitle: The door\n\nThe door stood open all night long.\n\n---\n\nNobody came in.';
    const { record, end, problem } = frontMatterOf(text);
    expect(record).toEqual({ title: 'The door' });
    expect(text.slice(end).trim()).toMatch(/^The door stood/);
    expect(problem).toMatch(/not closed/);
  });

  it('is none where a horizontal rule begins the text', () => {
    for (const text of ['---\nThe door stood open.\n', '---\nWarning: the door is open.\n', '---\n\n---\nThe door.']) {
      expect(frontMatterOf(text)).toMatchObject({ record: {}, problem: null });
    }
    expect(blocksOf('---\nThe door stood open.')).toEqual(['The door stood open.']);
  });

  it('that is no YAML names the line of the file and what to do', () => {
    const { record, problem } = frontMatterOf('\n---\nsource: Gazette\ntitle: Night: bridge: closes\n---\nIt closes.');
    expect(record).toMatchObject({ source: 'Gazette', title: 'Night: bridge: closes' });
    expect(problem).toMatch(/not valid YAML at line 4: title: Night: bridge: closes\. Put values with colons/);
    expect(problem).not.toMatch(/\n/);
  });
});

describe('fields that cannot be used', () => {
  it('are told of with what to do', async () => {
    const matter = 'id: 7\ntitle: 1984\ndate: 31.02.2024\nurl: javascript:alert(1)\nauthor: [[]]';
    const { article, notes } = await readOne(`---\n${matter}\n---\nIt was a bright cold day.`, 'b/a.md');
    expect(article).toMatchObject({ id: 'b/a.md', title: '1984', date: null, url: null, author: null });
    expect(notes).toEqual([
      expect.stringMatching(/^The date "31\.02\.2024" .* Write it as 2024-01-31\.$/),
      expect.stringMatching(/^The url "javascript:alert\(1\)" .* http:\/\/ or https:\/\/\.$/),
      expect.stringMatching(/^The author "\[\[\]\]" is not a line of text/),
      expect.stringMatching(/^The title is a number and was read as "1984"/),
      expect.stringMatching(/^The id "7" was ignored/),
    ]);
  });

  it('are told of for a JSON line, where an id is used', async () => {
    const line = JSON.stringify({ id: 7, date: '03/04/2024', published: '', text: 'The bell rang at noon.' });
    const [item] = await read(line, 'a.jsonl');
    expect(item).toMatchObject({
      article: { id: '7', date: null },
      notes: [expect.stringMatching(/^The date "03\/04/)],
    });
  });

  it('are not told of where another name supplies them', async () => {
    const text = '---\ntitle: The door\ndate: unknown\npublished: 2024-01-31\n---\nThe door stood open.';
    expect((await readOne(text, 'a.txt')).notes).toEqual([]);
  });
});
