import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { isVerbatimError } from '../../src/errors.js';
import { splitPassages } from '../../src/passages/passages.js';
import { cleanQuestion } from '../../src/retrieval/question.js';
import { cleanText } from '../../src/cleaning/clean.js';
import { limits } from '../../src/discord/limits.js';
import { pagesOf } from '../../src/discord/article/pages.js';
import { renderArticlePage } from '../../src/discord/article/render.js';
import { languageFor } from '../../src/discord/words/language.js';
import { questions } from '../../src/tunables.js';
import { tokenize } from '../passages/passage-articles.js';
import { article } from '../support/discord/engine.js';
import { hostileAnswers, hostileReport, hostileVerdict } from '../support/discord/hostile-answers.js';
import { hostileText, hostileUrl } from '../support/discord/hostile.js';
import {
  expectSoundAnswer,
  expectSoundInTerminal,
  expectSoundReport,
  expectSoundVerdict,
} from '../support/discord/sound.js';
import { docx, lines, paragraph, pdf } from '../support/office-files.js';
import { fixtures, read } from '../support/read-articles.js';
import { CASES, SEED } from './settings.js';
import { printTable } from './tally.js';

/** Milliseconds that one case may take on a busy machine, and megabytes that the process may grow to. */
const SLOWEST = 5_000;
const LARGEST = 1_500;
const settings = { numRuns: CASES, seed: SEED };

const rows: Record<string, Record<string, number | string>> = {};
afterAll(() => {
  const peak = Math.round(process.resourceUsage().maxRSS / 1_024);
  printTable('Fuzzing', rows, `peak memory ${peak} MB, SEED=${SEED}`);
  expect(peak).toBeLessThan(LARGEST);
});

/** Runs one case; the slowest of them all is kept. */
function timed() {
  let slowest = 0;
  const end = (began: number) => {
    slowest = Math.max(slowest, performance.now() - began);
    expect(slowest).toBeLessThan(SLOWEST);
  };
  const told = (what: string, more: Readonly<Record<string, number>> = {}) =>
    (rows[what] = { cases: CASES, 'slowest (ms)': Number(slowest.toFixed(1)), ...more });
  return { end, told };
}

/** Tries a check with what is drawn, all of it within the time of one case. */
function tryAll<Drawn>(what: string, drawn: fc.Arbitrary<Drawn>, check: (one: Drawn) => void): void {
  const { end, told } = timed();
  const one = fc.property(drawn, (it) => {
    const began = performance.now();
    check(it);
    end(began);
  });
  fc.assert(one, settings);
  told(what);
}

const samples = (readdirSync(fixtures, { recursive: true }) as string[]).filter((name) => /\.\w+$/.test(name));

const words = 'A grey heron was seen at the harbour of Tarragona in April. It had come from the north.';
/** Sound files of the formats of which there is no fixture. */
const made: Readonly<Record<string, Uint8Array>> = {
  '.jsonl': Buffer.from(`${JSON.stringify({ id: 'a', title: 'Heron', date: '2024-04-01', text: words })}\n`.repeat(2)),
  '.docx': docx(paragraph(words)),
  '.pdf': pdf([lines(50, 80, words.split('. '))]),
};

/** Bytes of a real file with some of them changed, left out or doubled. */
function mutated(extension: string): fc.Arbitrary<Uint8Array> {
  const files = samples.filter((name) => name.endsWith(extension)).map((name) => readFileSync(fixtures + name));
  const edit = fc.record({ at: fc.nat(1_000_000), length: fc.nat(40), bytes: fc.uint8Array({ maxLength: 12 }) });
  return fc
    .tuple(fc.constantFrom(...files, Buffer.from(made[extension] ?? words)), fc.array(edit, { maxLength: 6 }))
    .map(([file, edits]) =>
      edits.reduce((bytes, { at, length, bytes: put }) => {
        const place = at % (bytes.length + 1);
        return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + length)]);
      }, file),
    );
}

test.each(['.txt', '.md', '.html', '.jsonl', '.docx', '.pdf'])('the reader of %s reads or names', async (extension) => {
  const { end, told } = timed();
  const any = fc.oneof(
    { weight: 3, arbitrary: mutated(extension) },
    fc.uint8Array({ maxLength: 2_000 }),
    hostileText(2_000).map((text) => Buffer.from(text)),
  );
  let [articles, skipped] = [0, 0];
  await fc.assert(
    fc.asyncProperty(any, async (bytes) => {
      const began = performance.now();
      const items = await read(bytes, `a${extension}`);
      end(began);
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) {
        if (item.kind === 'article') articles++;
        else {
          skipped++;
          expect(item.path).toBe(`a${extension}`);
          expect(item.reason).not.toBe('');
        }
      }
    }),
    settings,
  );
  told(`reader of ${extension}`, { articles, skipped });
});

test('the splitter keeps its promises', () => {
  const { end, told } = timed();
  fc.assert(
    fc.property(hostileText(6_000), fc.integer({ min: 8, max: 254 }), (text, maxTokens) => {
      const began = performance.now();
      const passages = splitPassages({ id: 'a.txt', text }, cleanText(text), tokenize, { maxTokens });
      end(began);
      let last = 0;
      for (const { passage } of passages) {
        expect(text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.start).toBeGreaterThanOrEqual(last);
        expect(passage.end).toBeGreaterThan(passage.start);
        last = passage.end;
      }
    }),
    settings,
  );
  told('splitter');
});

test('the question cleaner gives plain words or refuses', () => {
  const any = fc.oneof(hostileText(4_000), fc.string({ unit: 'binary', maxLength: 4_000 }));
  tryAll('question cleaner', any, (asked) => {
    try {
      const clean = cleanQuestion(asked);
      expect(clean).not.toBe('');
      expect(clean.length).toBeLessThanOrEqual(questions.maxLength);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    } catch (error) {
      if (!isVerbatimError(error, 'QUESTION_EMPTY') && !isVerbatimError(error, 'QUESTION_TOO_LONG')) throw error;
    }
  });
});

test('the renderer of an article keeps to Discord’s limit', () => {
  const { end, told } = timed();
  const input = fc.record({ text: hostileText(6_000), title: hostileText(200), url: hostileUrl });
  fc.assert(
    fc.property(input, ({ text, title, url }) => {
      const began = performance.now();
      const passages = splitPassages({ id: 'a.txt', text }, cleanText(text), tokenize, { maxTokens: 254 });
      const stored = {
        article: { ...article({ id: 'a.txt', title, url }), text },
        passages: passages.map(({ passage }) => passage),
        pages: null,
        hash: 'hash',
      };
      const pages = pagesOf(stored.passages);
      for (let page = 1; page <= Math.max(1, pages.length); page++) {
        const shown = renderArticlePage(stored, { pages, page, marked: null }, languageFor('en'));
        expect(shown.length).toBeLessThanOrEqual(limits.text);
      }
      end(began);
    }),
    settings,
  );
  told("renderer of an article's page");
});

const languages = fc.constantFrom('en-US', 'de', 'fr', 'es-ES').map(languageFor);

test('the renderer of answers for Discord shows the words as they are', () => {
  tryAll("renderer of an answer, Discord's", fc.tuple(hostileAnswers(), languages), (drawn) =>
    expectSoundAnswer(...drawn),
  );
});

test('the renderer of answers for a terminal sends it no controls', () => {
  tryAll("renderer of an answer, the terminal's", hostileAnswers(['2024-01-30']), expectSoundInTerminal);
});

test('the renderer of verdicts keeps to its room and its own Markdown', () => {
  const rooms = fc.constantFrom(700, 1_100, 3_500);
  tryAll('renderer of a verdict', fc.tuple(hostileVerdict, rooms, languages), (drawn) => expectSoundVerdict(...drawn));
});

test('the renderer of what an indexing changed keeps to Discord’s limit and shows names as they are', () => {
  tryAll('renderer of a report', fc.tuple(hostileReport, languages), (drawn) => expectSoundReport(...drawn));
});
