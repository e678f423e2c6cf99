import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createSuggestions } from '../../src/retrieval/suggestions.js';
import { OpenIndex } from '../../src/store/open-index.js';
import { setAside } from '../../src/store/set-aside.js';
import { corpusFolder, embeddingsFolder, writeFiles } from '../support/folders.js';
import { ingestHere } from '../support/ingest.js';

const long = `${'very '.repeat(40)}long`;
const seeds = corpusFolder({
  'talks.md':
    '---\ntitle: Talks open in Moscow\ndate: 2024-01-30\n---\n\nOn Tuesday Sergei Shoigu met Dong Jun in June. The cost of living rose, he said.',
  'port.md': `---\ntitle: Harbour closed\ndate: 2024-02-01\n---\n\nSergei Shoigu saw the port. The cost of living fell, he said.`,
  [`${'deep/'.repeat(30)}a.md`]: `---\ntitle: ${long}\n---\n\nNothing much was said about the port.`,
});
const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddingsFolder() });

async function reindex(): Promise<void> {
  await ingestHere(config);
}

function open() {
  const index = new OpenIndex(join(config.embeddings, 'index'), (file) => expect.unreachable(file));
  const suggestions = createSuggestions(index);
  onTestFinished(() => {
    suggestions.stop();
    index.close();
  });
  return suggestions;
}

/** The lists are made little by little; what is asked for while they are is not waited for long. */
async function until<T>(ask: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await ask();
    if (isThere(found)) return found;
  }
}

test('names, phrases and titles go on from what is typed; after a change the new ones do', async () => {
  const suggestions = open();
  await expect(suggestions.words('sh', 5)).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  await reindex();
  const found = await until(
    () => suggestions.words('sh', 5),
    (words) => words.length > 0,
  );
  expect(found).toEqual(['Sergei Shoigu']);
  expect(await suggestions.words('cost', 5)).toEqual(['cost of living']);
  expect(await suggestions.words('talks', 5)).toEqual(['Talks open in Moscow']);
  expect(await suggestions.words('', 2)).toHaveLength(2);
  expect(await suggestions.words('who met dong', 5)).toEqual(['who met Dong Jun']);
  expect(await suggestions.words('zebra', 5)).toEqual([]);

  expect((await suggestions.titles('', 5)).map(({ title }) => title)).toEqual([
    'Harbour closed',
    'Talks open in Moscow',
    long,
  ]);
  const [deep] = await suggestions.titles('very', 5);
  expect(deep!.key).toMatch(/^[\w-]{16}$/);
  expect(await suggestions.articleNamed(deep!.key)).toBe(deep!.id);
  expect(await suggestions.articleNamed('harbour closed!')).toBe('port.md');
  expect(await suggestions.articleNamed('talks.md')).toBe('talks.md');
  expect(await suggestions.articleNamed('…')).toBeNull();

  writeFiles(seeds, { 'zebra.txt': 'A zebra, Marty Stripes, was seen at the port. Marty Stripes ran.' });
  await reindex();
  expect(
    await until(
      () => suggestions.words('mar', 5),
      (words) => words.length > 0,
    ),
  ).toContain('Marty Stripes');
});

test('another database in place of the one before is another corpus, though it counts its changes anew', async () => {
  const folder = join(config.embeddings, 'index');
  setAside(folder);
  await reindex();
  const suggestions = open();
  const titles = () => suggestions.titles('', 9).then((found) => found.map(({ title }) => title));
  const before = await until(titles, (found) => found.length > 0);
  expect(before).toContain('Harbour closed');
  writeFiles(seeds, { 'port.md': '---\ntitle: Harbour open\n---\n\nThe port is open.' });
  setAside(folder);
  await reindex();
  expect(await until(titles, (found) => found.includes('Harbour open'))).not.toContain('Harbour closed');
});
