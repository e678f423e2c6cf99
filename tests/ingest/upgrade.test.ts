import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAt } from '../../src/answer/page.js';
import { hashOfArticle } from '../../src/store/article-hash.js';
import { DATABASE, LAYOUT } from '../../src/store/schema.js';
import { removeSeal } from '../../src/store/seal.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { lines, pdf } from '../support/office-files.js';
import { corpusFolder } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { heron, indexing, movedClock, read } from './indexing.js';

movedClock();
const model = sharedModel('fp32');
const pages = [
  [
    'The town council of Little Haven voted on Monday to raise',
    'the harbour wall by two metres before the next winter.',
  ],
  ['Two councillors voted against the plan because of its', 'cost. They want pumps in every cellar.'],
];
const wall = Buffer.from(pdf(pages.map((words) => lines(60, 100, words))));

/** What takes the layout back to the one before, from the newest on; the keys of vectors were others before layout 4, hashes before 2. */
const back = [
  `DROP INDEX articles_path; CREATE INDEX articles_path ON articles (path);
   DROP INDEX passages_article; CREATE INDEX passages_article ON passages (article);
   UPDATE manifest SET value = json_remove(value, '$.vectorFile.nextLabel', '$.vectorFile.gone');`,
  `ALTER TABLE vectors DROP COLUMN codes; UPDATE vectors SET key = randomblob(32);`,
  `DROP TABLE signatures;`,
  `ALTER TABLE articles DROP COLUMN pages; ALTER TABLE staged_articles DROP COLUMN pages;`,
];

test.each([4, 3, 2, 1])('an index of layout %i is brought to this one and filled anew', async (layout) => {
  const { folder, run } = indexing(corpusFolder({ 'wall.pdf': wall, 'heron.txt': heron }), model);
  const { passages } = await run();
  const hash = read(folder, (reader) => hashOfArticle(reader.article('wall.pdf')!, null));
  const database = openDatabase(join(folder, DATABASE), 'write');
  database.exec(`
    ${back.slice(0, LAYOUT - layout).join('\n')}
    UPDATE manifest SET value = json_set(value, '$.fingerprint', 'of layout ${layout}');
    ${layout === 1 ? `UPDATE articles SET hash = '${hash}' WHERE id = 'wall.pdf';` : ''}
    PRAGMA user_version = ${layout};
  `);
  database.close();
  removeSeal(folder); // There was none in those layouts, or another.

  const report = await run();
  expect(report).toMatchObject({ added: [], removed: [], passages, embedded: layout < 4 ? passages : 0 });
  expect(report.rebuiltBecause).toContain('this version reads or splits articles differently');
  read(folder, (reader) => {
    const found = reader.passages([...reader.vectors()].map(({ label }) => label));
    const { passage, signature, ...rest } = found.find(({ passage: { text } }) => text.includes('pumps'))!;
    expect(pageAt(rest.pages, reader.article(passage.article)!.text.indexOf('pumps'))).toBe(2);
    expect(signature!.least.length).toBeGreaterThan(0);
    expect(found.every(({ label }) => reader.codes(label).some((sentence) => sentence.length > 0))).toBe(true);
  });
  expect((await run()).rebuiltBecause).toBeNull();
});
