import { describe, expect, it } from 'vitest';
import { reading } from '../../src/tunables.js';
import { readOne } from '../support/read-articles.js';

describe('titles', () => {
  it('are the first sentence without its dateline, where there is no headline', async () => {
    const { article } = await readOne(
      'LONDON, England (Agency) -- The bell rang at noon. It was heard far away.',
      'a.txt',
    );
    expect(article.title).toBe('The bell rang at noon.');
  });

  it('are cut at a word', async () => {
    const { article } = await readOne(`${'The bell that rang all day long '.repeat(10)}stopped.`, 'a.txt');
    expect(article.title.length).toBeLessThanOrEqual(reading.maxTitleLength);
    expect(article.title).toMatch(/^The bell that rang .* \w+…$/);
    expect('The bell that rang all day long '.repeat(10)).toContain(`${article.title.slice(0, -1)} `);
  });

  it('are the path where the text has no word for one', async () => {
    expect((await readOne('{"text":"a","title":""}', 'a.jsonl')).article.title).toBe('a');
  });
});
