import { afterAll, describe, expect, test } from 'vitest';
import { escapeMarkdown, tidy } from '../../src/discord/escape.js';
import { blocksOf } from '../../src/discord/markdown-text.js';
import { findDate } from '../../src/reading/dates.js';
import { splitPassages } from '../../src/passages/passages.js';
import { cleanText } from '../../src/cleaning/clean.js';
import { askedKind } from '../../src/retrieval/asked.js';
import { isFollowUp } from '../../src/retrieval/follow-up-form.js';
import { namesIn } from '../../src/retrieval/names.js';
import { cleanQuestion } from '../../src/retrieval/question.js';
import { timeOf } from '../../src/retrieval/time.js';
import { splitSentences } from '../../src/sentences/sentences.js';
import { analyse } from '../../src/terms/analyse.js';
import { plain } from '../../src/terminal/plain.js';
import { normalise } from '../../src/verification/normal.js';
import { quotedIn } from '../../src/verification/quotation-marks.js';
import { quotedParts } from '../../src/verification/quoted-parts.js';
import { tokenize } from '../passages/passage-articles.js';
import { docx, lines, paragraph, pdf } from '../support/office-files.js';
import { sharedModel } from '../support/model.js';
import { bytes, read } from '../support/read-articles.js';
import { shapes } from './shapes.js';
import { printTable } from './tally.js';

const model = sharedModel('fp32');
const escapedXml = (text: string) =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\ud7ff]/g, '?');
const now = new Date('2026-11-21');
const refusing = (act: () => unknown) => {
  try {
    act();
  } catch {
    // Refused: it took its time all the same.
  }
};

/** What is asked of a text, and UTF-16 units of the longest that is tried. */
const steps: Readonly<Record<string, { readonly longest: number; readonly take: (text: string) => unknown }>> = {
  'reader of .txt': { longest: 2 ** 14, take: (text) => read(text, 'a.txt') },
  'reader of .txt, lines of a header': {
    longest: 2 ** 14,
    take: (text) => read(`Title: ${text}\nDate: ${text}\nBy ${text}\n\nThe bell rang.`, 'a.txt'),
  },
  'reader of .html, JSON-LD': {
    longest: 2 ** 14,
    take: (text) => read(`<script type="application/ld+json">${text}</script><p>The bell rang.</p>`, 'a.html'),
  },
  'reader of .txt, a header': {
    longest: 2 ** 14,
    take: (text) => read(`---\ntitle: ${text}\n---\nThe bell rang.`, 'a.txt'),
  },
  'reader of .md': { longest: 2 ** 14, take: (text) => read(text, 'a.md') },
  'reader of .html': { longest: 2 ** 14, take: (text) => read(text, 'a.html') },
  'reader of .html, an attribute': {
    longest: 2 ** 14,
    take: (text) => read(`<title>${text}</title><p class="${text}" style="${text}">The bell rang.</p>`, 'a.html'),
  },
  'reader of .jsonl': { longest: 2 ** 14, take: (text) => read(text, 'a.jsonl') },
  'reader of .jsonl, its fields': {
    longest: 2 ** 14,
    take: (text) =>
      read(JSON.stringify({ text, title: text, author: text, source: text, date: text, url: text }), 'a.jsonl'),
  },
  'reader of .docx': { longest: 2 ** 14, take: (text) => read(docx(paragraph(escapedXml(text))), 'a.docx') },
  'reader of .pdf': {
    longest: 2 ** 14,
    take: (text) => read(pdf([lines(50, 80, text.match(/[^]{1,60}/g) ?? [])]), 'a.pdf'),
  },
  'broken bytes': {
    longest: 2 ** 14,
    take: (text) =>
      read(
        bytes(text).map((byte, n) => (n % 3 === 0 ? byte | 128 : byte)),
        'a.txt',
      ),
  },
  cleaner: { longest: 2 ** 14, take: (text) => cleanText(text) },
  'sentence splitter': { longest: 2 ** 14, take: (text) => splitSentences(text, { start: 0, end: text.length }) },
  // Longer: a text of a few thousand characters is one piece.
  'passage splitter': {
    longest: 2 ** 16,
    take: (text) => splitPassages({ id: 'a.txt', text }, cleanText(text), tokenize, { maxTokens: 254 }),
  },
  "passage splitter with the model's tokens": {
    longest: 2 ** 16,
    take: (text) =>
      splitPassages({ id: 'a.txt', text }, cleanText(text), (words) => model().tokenize(words), { maxTokens: 254 }),
  },
  terms: { longest: 2 ** 14, take: (text) => analyse(text) },
  dates: { longest: 2 ** 14, take: (text) => findDate(text) },
  'question cleaner': { longest: 2 ** 14, take: (text) => refusing(() => cleanQuestion(text)) },
  'time expressions': { longest: 2 ** 14, take: (text) => timeOf(text, now) },
  'kind of question': { longest: 2 ** 14, take: (text) => askedKind(text) },
  'follow-ups': { longest: 2 ** 14, take: (text) => isFollowUp(text) },
  'names in a question': { longest: 2 ** 14, take: (text) => namesIn(text) },
  'quotes in a message': { longest: 2 ** 14, take: (text) => quotedIn(text) },
  'parts of a quote': { longest: 2 ** 14, take: (text) => quotedParts(text) },
  'normal form of a quote': { longest: 2 ** 14, take: (text) => normalise(text) },
  "Discord's Markdown read": { longest: 2 ** 14, take: (text) => blocksOf(text) },
  "Discord's Markdown escaped": { longest: 2 ** 14, take: (text) => escapeMarkdown(tidy(text)) },
  'plain text for a terminal': { longest: 2 ** 14, take: (text) => plain(text) },
};

/** How many times longer the longest text is than the one that it is compared with. */
const LONGER = 8;
/** How many times as long it may take: linear would be 8, quadratic 64. */
const DEAREST = 32;
/** Milliseconds of the processor below which nothing can be told. */
const FLOOR = 40;

/** Milliseconds of the processor that it takes, the least of so many tries. */
async function cost(take: (text: string) => unknown, text: string, tries = 1): Promise<number> {
  const before = process.cpuUsage();
  await take(text);
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1_000;
  return tries === 1 ? took : Math.min(took, await cost(take, text, tries - 1));
}

const rows: Record<string, Record<string, number | string>> = {};
afterAll(() => printTable('Growth with the length', rows, `at most ${DEAREST} times for ${LONGER} times the length`));

describe('what is made of text takes a time that grows with its length and not faster', () => {
  test.each(Object.entries(steps))('%s', async (what, { longest, take }) => {
    let [slowest, dearest] = [
      { shape: '', took: 0 },
      { shape: '', growth: 0 },
    ];
    for (const [shape, of] of shapes) {
      const [short, long] = [of(longest / LONGER), of(longest)];
      let took = await cost(take, long);
      if (took > slowest.took) slowest = { shape, took };
      if (took < FLOOR) continue;
      took = Math.min(took, await cost(take, long, 2));
      if (took < FLOOR) continue;
      const growth = took / (await cost(take, short, 3));
      if (growth > dearest.growth) dearest = { shape, growth };
    }
    const { shape, growth } = dearest;
    rows[what] = {
      characters: longest,
      'slowest (ms)': Math.round(slowest.took),
      'slowest of': slowest.shape,
      // Where all were too fast to compare, none.
      ...(growth === 0 ? {} : { 'grew (times)': Number(growth.toFixed(1)), 'grew of': shape }),
    };
    expect(growth, shape).toBeLessThan(DEAREST);
  });
});
