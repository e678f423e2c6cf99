import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/cleaning/clean.js';

const fixture = (name: string): string[] =>
  readFileSync(new URL(`../fixtures/furniture/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Paragraphs of an article of its own. */
const A = 'The council of the island voted on Friday to buy a second ferry, which will sail twice a day.';
const B = 'Its captain, Edda Moen, said that the old ship had spent more days in the yard than at sea.';
const C = 'A ticket will cost four crowns, as it does now, and children under ten will travel free.';
const D = 'The shipyard in Vik expects to deliver the ferry in the spring, before the tourists arrive.';

/** What is left out of a text, by its words. */
function leftOut(text: string): string[] {
  return cleanText(text).leftOut.map(({ start, end }) => text.slice(start, end));
}

/** Where in an article a sentence may stand. */
const PLACES: Readonly<Record<string, (sentence: string) => string>> = {
  'a paragraph among others': (s) => [A, B, s, C, D].join('\n\n'),
  'the first paragraph': (s) => [s, A, B, C, D].join('\n\n'),
  'the last paragraph': (s) => [A, B, C, D, s].join('\n\n'),
  'the beginning of a paragraph': (s) => [A, B, `${s} ${C}`, D].join('\n\n'),
  'the end of a paragraph': (s) => [A, `${B} ${s}`, C, D].join('\n\n'),
  'the middle of a paragraph': (s) => [A, `${B} ${s} ${C}`, D].join('\n\n'),
  'a line among others without blank ones': (s) => [A, B, s, C, D].join('\n'),
  'a text of its own': (s) => s,
};

describe('sentences with the words of page furniture', () => {
  const sentences = fixture('stays.txt');
  it.each(Object.entries(PLACES))('stay as %s', (_, place) => {
    expect(sentences.length).toBeGreaterThan(120);
    expect(sentences.flatMap((sentence) => leftOut(place(sentence)))).toEqual([]);
  });
});

interface Page {
  readonly name: string;
  readonly lines: readonly { readonly own: boolean; readonly text: string }[];
}

/** Pages of pages.txt: `=== name`, then a line each, the article's marked +, furniture -. */
function pages(): Page[] {
  const found: { name: string; lines: { own: boolean; text: string }[] }[] = [];
  for (const line of fixture('pages.txt')) {
    if (line.startsWith('=== ')) found.push({ name: line.slice(4), lines: [] });
    else found.at(-1)!.lines.push({ own: line.startsWith('+'), text: line.slice(2) });
  }
  return found;
}

describe('pages with furniture', () => {
  it.each(pages())('of $name keep every line of the article', ({ lines }) => {
    const out = new Set(leftOut(lines.map(({ text }) => text).join('\n\n')));
    expect(lines.filter(({ own, text }) => own && out.has(text))).toEqual([]);
  });

  it('lose at least 95 in 100 lines of furniture', () => {
    const missed = pages().flatMap(({ name, lines }) => {
      const out = leftOut(lines.map(({ text }) => text).join('\n\n')).join('\n');
      return lines.filter(({ own, text }) => !own && !out.includes(text)).map(({ text }) => `${name}: ${text}`);
    });
    const all = pages().flatMap(({ lines }) => lines.filter(({ own }) => !own));
    expect(all.length).toBeGreaterThan(120);
    expect(missed.length / all.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
