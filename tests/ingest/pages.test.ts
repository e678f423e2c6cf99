import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAt } from '../../src/answer/page.js';
import { lines, pdf } from '../support/office-files.js';
import { corpusFolder } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { heron, indexing, movedClock, read } from './indexing.js';

movedClock();
const model = sharedModel('fp32');

const first = [
  'The town council of Little Haven voted on Monday to raise',
  'the harbour wall by two metres before the next winter.',
];
const second = ['Two councillors voted against the plan because of its', 'cost. They want pumps in every cellar.'];
const wall = (...pages: (readonly string[])[]) => Buffer.from(pdf(pages.map((words) => lines(60, 100, words))));

/** The page that a word stands on. */
function pageOf(folder: string, word: string): number | null {
  return read(folder, (reader) => {
    const passages = reader.passages([...reader.vectors()].map(({ label }) => label));
    const { passage, pages } = passages.find(({ passage: { text } }) => text.includes(word))!;
    return pageAt(pages, reader.article(passage.article)!.text.indexOf(word));
  });
}

test('the pages of a PDF are kept with it; other files have none', async () => {
  const { folder, run } = indexing(corpusFolder({ 'wall.pdf': wall(first, second), 'heron.txt': heron }), model);
  await run();
  expect(pageOf(folder, 'council')).toBe(1);
  expect(pageOf(folder, 'pumps')).toBe(2);
  expect(pageOf(folder, 'heron')).toBeNull();
});

test('a PDF whose text stays and whose pages move is taken in again, without the model', async () => {
  const { seeds, folder, run } = indexing(corpusFolder({ 'wall.pdf': wall(first, second) }), model);
  await run();
  writeFileSync(join(seeds, 'wall.pdf'), wall([], first, second));
  expect(await run()).toMatchObject({ changed: ['wall.pdf'], embedded: 0 });
  expect(pageOf(folder, 'pumps')).toBe(3);
});
