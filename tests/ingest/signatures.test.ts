import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areCopies } from '../../src/terms/min-hash.js';
import { corpusFolder } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { bakery, bridge, heron, indexing, movedClock, read } from './indexing.js';

movedClock();
const model = sharedModel('fp32');
const story = `${bridge}\n${heron}\n`;
const corpus = { 'a.txt': story, 'town/b.txt': `By A Correspondent\n\n${story}`, 'c.txt': bakery };

/** The pairs of articles that are copies of each other. */
function copies(folder: string): string[] {
  return read(folder, (reader) => {
    const passages = reader.passages([...reader.vectors()].map(({ label }) => label));
    const byArticle = [...new Map(passages.map(({ article, signature }) => [article.id, signature!]))];
    return byArticle.flatMap(([id, one], n) =>
      byArticle.slice(n + 1).flatMap(([other, another]) => (areCopies(one, another) ? [`${id} ${other}`] : [])),
    );
  });
}

test('copies are known by what is kept of each article, which follows it as it changes', async () => {
  const { seeds, folder, run } = indexing(corpusFolder(corpus), model);
  await run();
  expect(copies(folder)).toEqual(['a.txt town/b.txt']);
  writeFileSync(
    join(seeds, 'a.txt'),
    'The town council voted on Monday to raise the harbour wall before winter comes.\n',
  );
  await run();
  expect(copies(folder)).toEqual([]);
});
