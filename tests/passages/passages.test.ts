import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import { splitPassages } from '../../src/passages/passages.js';
import { openModel, type WholeModel } from '../support/model.js';
import { modelsDir } from '../support/paths.js';
import { article, type Part, passagesOf, sizes, tokenize } from './passage-articles.js';

const texts = (parts: readonly Part[], maxTokens: number): string[] =>
  passagesOf(parts, maxTokens).map(({ passage }) => passage.text.replace(/\s+/g, ' '));

/** A sentence of `tokens` tokens under the stand-in tokenizer. */
const sentence = (tokens: number, word = 'word'): string =>
  `Now ${Array<string>(tokens - 2)
    .fill(word)
    .join(' ')}.`;
describe('splitPassages', () => {
  it('packs whole sentences, tells their offsets and their tokens', () => {
    const [only, ...rest] = passagesOf(
      [
        ['paragraph', 'Rain fell. Nobody minded.'],
        ['paragraph', 'It stopped.'],
      ],
      20,
    );
    expect(rest).toEqual([]);
    expect(only?.passage).toEqual({
      id: 'a.txt#1',
      article: 'a.txt',
      start: 0,
      end: 38,
      text: 'Rain fell. Nobody minded.\n\nIt stopped.',
      sentences: [
        { start: 0, end: 10, heading: false },
        { start: 11, end: 25, heading: false },
        { start: 27, end: 38, heading: false },
      ],
      paragraph: 1,
    });
    expect(only?.tokens).toEqual([tokenize('Rain fell.'), tokenize('Nobody minded.'), tokenize('It stopped.')]);
  });

  it('gives nothing for an article without blocks', () => {
    expect(passagesOf([['furniture', 'Advertisement']], 20)).toEqual([]);
  });

  it('balances passages rather than leaving a rest', () => {
    const paragraph = Array<string>(11).fill(sentence(10)).join(' ');
    expect(sizes(passagesOf([['paragraph', paragraph]], 100))).toEqual([60, 50]);
  });

  it('begins with a paragraph where that costs little', () => {
    const parts: Part[] = [
      ['paragraph', `${sentence(20)} ${sentence(20)} ${sentence(20)}`],
      ['paragraph', `${sentence(20)} ${sentence(20)}`],
    ];
    expect(passagesOf(parts, 90).map(({ passage }) => passage.paragraph)).toEqual([1, 2]);
  });

  it('divides a paragraph rather than leave a tiny passage', () => {
    const parts: Part[] = [
      ['paragraph', sentence(5)],
      ['paragraph', Array<string>(10).fill(sentence(10)).join(' ')],
    ];
    expect(sizes(passagesOf(parts, 100))).toEqual([55, 50]);
  });

  it('never spans over what was left out, and never holds it', () => {
    const parts: Part[] = [
      ['paragraph', 'Rain fell.'],
      ['furniture', 'Advertisement'],
      ['paragraph', 'It stopped.'],
      ['paragraph', 'People left.'],
    ];
    expect(texts(parts, 50)).toEqual(['Rain fell.', 'It stopped. People left.']);
  });

  it('keeps a heading with what follows it', () => {
    const parts: Part[] = [
      ['paragraph', sentence(30)],
      ['heading', 'The Weather'],
      ['heading', 'Rain'],
      ['paragraph', sentence(30, 'rain')],
    ];
    const [first, second] = texts(parts, 45);
    expect(first).toBe(sentence(30));
    expect(second).toMatch(/^The Weather Rain Now rain/);
  });

  it('lets a heading stand last only where nothing but furniture follows', () => {
    expect(
      texts(
        [
          ['paragraph', 'Rain fell.'],
          ['heading', 'Related'],
          ['furniture', 'Advertisement'],
        ],
        50,
      ),
    ).toEqual(['Rain fell. Related']);
  });

  it('keeps list items with their lead-in where they fit', () => {
    const parts: Part[] = [
      ['paragraph', sentence(30)],
      ['paragraph', sentence(10)],
      ['list-item', sentence(12)],
      ['list-item', sentence(12)],
    ];
    expect(sizes(passagesOf(parts, 50))).toEqual([30, 34]);
  });

  it('counts paragraphs without headings; a heading counts with the paragraph after it', () => {
    const parts: Part[] = [
      ['heading', 'The Weather'],
      ['paragraph', sentence(10)],
      ['furniture', 'Advertisement'],
      ['heading', 'Rain'],
      ['list-item', sentence(10)],
      ['furniture', 'Advertisement'],
      ['quotation', sentence(10)],
    ];
    expect(passagesOf(parts, 50).map(({ passage }) => passage.paragraph)).toEqual([1, 2, 3]);
  });

  it('divides an over-long sentence after clauses where it can, and loses nothing', () => {
    const clause = (word: string): string => Array<string>(8).fill(word).join(' ');
    const text = `${clause('rain')}, ${clause('hail')}, ${clause('snow')}; ${clause('wind')}.`;
    expect(texts([['paragraph', text]], 20)).toEqual([
      `${clause('rain')}, ${clause('hail')},`,
      `${clause('snow')}; ${clause('wind')}.`,
    ]);
  });

  it('divides between words where a clause is too long', () => {
    const [first, second] = texts([['paragraph', sentence(30)]], 20);
    expect([first?.split(' ').length, second?.split(' ').length]).toEqual([15, 14]);
  });

  it.each([
    ['letters', 'x'.repeat(10_000)],
    ['emoji', '😀'.repeat(3_000)],
    ['Chinese without a full stop', '今天天气很好'.repeat(200)],
    ['Thai', 'วันนี้อากาศดีมาก'.repeat(200)],
    ['an address', `https://example.org/${'a-b/c?d=e&'.repeat(500)}`],
  ])('divides a run without spaces by words and characters: %s', (_, text) => {
    const passages = passagesOf([['paragraph', text]], 50);
    expect(passages.map(({ passage }) => passage.text).join('')).toBe(text);
    expect(Math.max(...sizes(passages))).toBeLessThanOrEqual(50);
    for (const { passage } of passages) expect(encodeURIComponent(passage.text)).not.toBe('');
  });

  it('bounds a passage of text that the tokenizer reads as a single unknown token', () => {
    const text = Array<string>(100).fill('x'.repeat(1_000)).join(' ');
    const { clean } = article([['paragraph', text]]);
    const passages = splitPassages({ id: 'a', text }, clean, (part) => part.split(/\s+/).map(() => 100), {
      maxTokens: 50,
    });
    expect(Math.max(...passages.map(({ passage }) => passage.text.length))).toBeLessThanOrEqual(16 * 50);
  });

  it('joins text without tokens to the sentence beside it', () => {
    const { passage, tokens } = passagesOf([['paragraph', '\u200b. Rain fell. \u200b']], 50)[0]!;
    expect(tokens.every(({ length }) => length > 0)).toBe(true);
    expect(passage.text).toContain('Rain fell.');
    expect(passagesOf([['paragraph', '\u200b\u200b']], 50)).toEqual([]);
  });
});

describe('splitPassages with the model', () => {
  let embedder: WholeModel;
  beforeAll(async () => {
    embedder = await openModel({ model: DEFAULT_MODEL, precision: 'fp32', modelsDir });
  });
  afterAll(() => embedder.close());

  it('gives passages that the model reads whole', async () => {
    const { maxTokens } = embedder.identity;
    const { text, clean } = article([
      ['heading', 'The Weather'],
      [
        'paragraph',
        Array<string>(40).fill('Rain fell on the hills, and nobody in the U.S. minded it at all.').join(' '),
      ],
      ['list-item', 'Supercalifragilisticexpialidocious '.repeat(60).trim()],
      ['paragraph', `${'今天天气很好'.repeat(100)} ${'x'.repeat(3_000)} 😀 \u200b\u200b`],
      ['paragraph', '\u200b\u200b'],
    ]);
    const passages = splitPassages({ id: 'a.txt', text }, clean, (words) => embedder.tokenize(words), { maxTokens });
    const counts = sizes(passages);
    expect(Math.max(...counts)).toBeLessThanOrEqual(maxTokens);
    expect(passages.flatMap(({ tokens }) => tokens).every(({ length }) => length > 0)).toBe(true);
    const vectors = await embedder.embedPassages(passages.map(({ tokens }) => tokens));
    expect(vectors.map(({ sentences }) => sentences.length)).toEqual(passages.map(({ tokens }) => tokens.length));
    const numbers = vectors
      .flatMap(({ passage, sentences }) => [passage, ...sentences])
      .flatMap((vector) => Array.from(vector));
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});
