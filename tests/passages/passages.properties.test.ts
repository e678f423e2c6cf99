import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/cleaning/clean.js';
import { linesOf } from '../../src/reading/lines.js';
import { splitPassages, type TokenisedPassage } from '../../src/passages/passages.js';
import type { Block, CleanText, Passage, Span } from '../../src/types.js';
import { article, type Part, passagesOf, sizes, tokenize } from './passage-articles.js';
import { haveSharedArticles, sharedArticles } from '../support/shared-articles.js';

describe('splitPassages', () => {
  const words = fc.constantFrom(
    'rain',
    'fell',
    'Then',
    'extraordinarily',
    'U.S.',
    '…',
    '“Why?”',
    'so,',
    '😀😀',
    '\u200b',
    '今天',
    'x'.repeat(70),
  );
  const part = fc.tuple(
    fc.constantFrom<Part[0]>('paragraph', 'paragraph', 'heading', 'list-item', 'table-row', 'quotation', 'furniture'),
    fc
      .array(fc.tuple(words, fc.constantFrom(' ', ' ', ' ', '. ', '! ', '\n')), { minLength: 1, maxLength: 40 })
      .map((pairs) => pairs.flat().join('').trim())
      .filter((text) => text !== ''),
  );

  it('holds its promises for any article', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.integer({ min: 8, max: 60 }), (parts, maxTokens) => {
        const { text, clean } = article(parts);
        expectPromises(text, clean, maxTokens);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the article', () => {
    // A quadratic draft would not end within the test's time limit.
    const line = 'rain fell and '.repeat(140_000);
    expect(Math.max(...sizes(passagesOf([['paragraph', line]], 254)))).toBeLessThanOrEqual(254);
    const lines = Array<Part>(100_000).fill(['paragraph', 'word']);
    expect(passagesOf(lines, 254)).toHaveLength(Math.ceil(100_000 / 254));
  });
});

describe.skipIf(!haveSharedArticles)('splitPassages on real articles (skipped without ../shared)', () => {
  it('holds its promises, and leaves few small passages', () => {
    const all: number[] = [];
    for (const { text } of sharedArticles(50)) {
      expectPromises(text, cleanText(text), 254);
      // Without furniture, which ends passages early: of those of articles that have several, 0.2 % are this small. 7 % are, where
      // each passage is filled before the next begins.
      const blocks = linesOf(text).map(({ start, end }): Block => ({ start, end, kind: 'paragraph' }));
      const passages = splitPassages({ id: 'a.txt', text }, { blocks, leftOut: [] }, tokenize, { maxTokens: 254 });
      if (passages.length > 1) all.push(...sizes(passages));
    }
    expect(all.filter((size) => size < 100).length / all.length).toBeLessThan(0.02);
  });
});

function expectPromises(text: string, clean: CleanText, maxTokens: number): TokenisedPassage[] {
  const passages = splitPassages({ id: 'a.txt', text }, clean, tokenize, { maxTokens });
  const paragraphs = clean.blocks.filter(({ kind }) => kind !== 'heading').length;
  let reached = 0;
  let covered = '';
  passages.forEach(({ passage, tokens }, index) => {
    expect(passage.id).toBe(`a.txt#${index + 1}`);
    expect(passage.text).toBe(text.slice(passage.start, passage.end));
    expect(passage.start).toBeGreaterThanOrEqual(reached);
    expect(passage.sentences[0]?.start).toBe(passage.start);
    expect(passage.sentences.at(-1)?.end).toBe(passage.end);
    expect(tokens).toHaveLength(passage.sentences.length);
    expect(tokens.flat().length).toBeLessThanOrEqual(maxTokens);
    expect(passage.paragraph).toBeGreaterThanOrEqual(1);
    expect(passage.paragraph).toBeLessThanOrEqual(Math.max(paragraphs, 1));
    passage.sentences.forEach(({ start, end }, sentence) => {
      expect(start).toBeGreaterThanOrEqual(reached);
      expect(end).toBeGreaterThan(start);
      const words = text.slice(start, end);
      expect(tokens[sentence]).toEqual(tokenize(words));
      expect(tokens[sentence]).not.toEqual([]);
      covered += words;
      reached = end;
    });
    for (const { start, end } of clean.leftOut) expect(end <= passage.start || start >= passage.end).toBe(true);
    expectHeadingLeads(text, clean, passage, passages[index + 1]?.passage, maxTokens);
  });
  const wanted = clean.blocks.map(({ start, end }) => text.slice(start, end)).join('');
  expect(visible(covered)).toBe(visible(wanted));
  expect(splitPassages({ id: 'a.txt', text }, clean, tokenize, { maxTokens })).toEqual(passages);
  return passages;
}

const visible = (text: string): string => text.replace(/[\s\u200b]/gu, '');

/** A passage ends with a heading only before furniture, at the article's end, or before a sentence that doesn't fit beside it. */
function expectHeadingLeads(
  text: string,
  { blocks, leftOut }: CleanText,
  { end }: Passage,
  next: Passage | undefined,
  maxTokens: number,
): void {
  const last = blocks.findIndex((block) => block.end >= end);
  if (blocks[last]?.kind !== 'heading' || next === undefined) return;
  if (blocks.find((block) => block.end > next.start)?.kind === 'heading') return;
  if (leftOut.some((furniture) => furniture.start >= end && furniture.end <= next.start)) return;
  let first = last;
  while (blocks[first - 1]?.kind === 'heading') first--;
  const size = ({ start, end }: Span): number =>
    Math.max(tokenize(text.slice(start, end)).length, Math.ceil((end - start) / 16));
  const headings = blocks.slice(first, last + 1).reduce((sum, block) => sum + size(block) + 1, 0);
  expect(headings + size(next.sentences[0]!)).toBeGreaterThan(maxTokens);
}
