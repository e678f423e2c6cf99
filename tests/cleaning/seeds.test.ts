import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadArticle } from '../../src/cleaning/article.js';
import { haveSharedArticles } from '../support/shared-articles.js';
import { read } from '../support/read-articles.js';

/** What is furniture in each seed article, in order, by short patterns; everything else is the article's. */
const FURNITURE: Readonly<Record<string, readonly RegExp[]>> = {
  '000_174b9da60ad7f380.txt': [/^Russian Defence Minister .* alt=.*Reuters>$/],
  '001_7e734c075f9faf5b.txt': [/^date 2023-04-17$/, /^\(With inputs/, /^WATCH WION/],
  '002_d99757014578a461.txt': [
    /^Advertisement$/,
    /^Advertisement$/,
    /^China’s military$/,
    /^Get more with/,
    /^A personalised news feed/,
    /^Learn more$/,
    /^Russian .* \(left\) .* via AP$/,
    /^03:06$/,
    /^China’s top diplomat/,
    /^China’s top diplomat/,
    /^China under scrutiny/,
    /^US Secretary .* Photo: AFP$/,
    /^6$/,
  ],
  '003_bf88872c4d462778.txt': [
    /^No time/,
    /^Get a summ/,
    /^No time/,
    /^Get a summ/,
    /^Previous Article$/,
    /^Vodafone/,
    /^Next Article$/,
    /^Michael Calvey/,
  ],
  '004_d63302860ca2abf4.txt': [
    /^Advertisement$/,
    /^Kremlin Threatens/,
    /^Other Topics/,
    /^Kremlin Threatens/,
    /^The RU foreign minister/,
    /^Advertisement$/,
    /^To suggest a correction/,
    /Ctrl \+ Enter$/,
  ],
};
const HEADINGS: Readonly<Record<string, readonly RegExp[]>> = {
  '002_d99757014578a461.txt': [/^Chinese and Russian defence ministers reaffirm/],
  '003_bf88872c4d462778.txt': [/^China and Russia deepen military ties/, /^Diplomatic cover$/],
};

async function readSeed(name: string): Promise<ReadArticle & { readonly stored: string }> {
  const bytes = readFileSync(new URL(`../../../shared/seeds/${name}`, import.meta.url));
  const items = await read(bytes, name);
  expect(items).toMatchObject([{ kind: 'article' }]);
  return { ...(items[0] as ReadArticle), stored: bytes.toString('utf8') };
}

describe.skipIf(!haveSharedArticles).each(Object.keys(FURNITURE))('seed article %s', (name) => {
  it('is stored as it stands, its furniture left out and nothing else', async () => {
    const { article, clean, stored } = await readSeed(name);
    expect(article.text).toBe(stored);
    const out = clean.leftOut.map(({ start, end }) => stored.slice(start, end));
    const patterns = FURNITURE[name]!;
    expect(out).toHaveLength(patterns.length);
    out.forEach((line, i) => expect(line).toMatch(patterns[i]!));

    const kept = clean.blocks.map(({ start, end }) => stored.slice(start, end)).join('\n');
    const all = [...clean.blocks, ...clean.leftOut].reduce(
      (length, { start, end }) => length + lettersOf(stored.slice(start, end)),
      0,
    );
    expect(all).toBe(lettersOf(stored));
    expect(kept).not.toMatch(/Advertisement|Photo:|alt=|Learn more|No time to read|Previous Article|Ctrl|WATCH|03:06/);
  });

  it('has its headings told from its paragraphs', async () => {
    const { clean, stored } = await readSeed(name);
    const headings = clean.blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ start, end }) => stored.slice(start, end));
    const patterns = HEADINGS[name] ?? [];
    expect(headings).toHaveLength(patterns.length);
    headings.forEach((heading, i) => expect(heading).toMatch(patterns[i]!));
  });
});

describe.skipIf(!haveSharedArticles)('metadata of the seed articles', () => {
  it('has the titles from headline or first sentence, and the one certain date', async () => {
    const heads = await Promise.all(Object.keys(FURNITURE).map(readSeed));
    const titles = heads.map(({ article }) => article.title);
    for (const i of [0, 1, 4]) expect(titles[i]).toMatch(/…$/);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(120);
    expect(titles[2]).toMatch(/bilateral ties$/);
    expect(titles[3]).toMatch(/strategic signaling$/);
    expect(heads.map(({ article }) => article.date)).toEqual([null, '2023-04-17', null, null, null]);
  });
});

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
