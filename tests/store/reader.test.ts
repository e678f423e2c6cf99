import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sentenceCosines } from '../../src/store/blobs.js';
import { dot } from '../../src/store/exact.js';
import { IndexReader } from '../../src/store/reader.js';
import { DATABASE, LAYOUT } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { setAside } from '../../src/store/set-aside.js';
import { IndexWriter } from '../../src/store/writer.js';
import { termHash } from '../../src/terms/hash.js';
import { temporaryFolder } from '../support/folders.js';
import { articleOf, change, passagesOf, vectorOf } from './small-index.js';

const moscow = articleOf('moscow', 'Talks began on Monday. They ended soon.\nNobody spoke afterwards.', {
  title: 'Talks in Moscow',
  source: 'The Courier',
  author: 'A. Writer',
  date: '2024-01-30',
  url: 'https://courier.example/talks',
});
const paris = articleOf('paris', 'Rain fell on Paris.', { source: 'Écho du Soir', date: '2023-05-01' });
const undated = articleOf('undated', 'Nobody knows when.', { source: 'ÉCHO DU SOIR' });

describe('what is written is read back', () => {
  const folder = temporaryFolder();

  test('articles, passages, terms and vectors', async () => {
    const manifest = await change(folder, { articles: [moscow, paris, undated] });
    const reader = IndexReader.open(folder);
    expect(reader.manifest()).toEqual(manifest);
    expect(manifest).toMatchObject({ articles: 3, passages: 4, from: '2023-05-01', to: '2024-01-30' });
    expect(reader.article('moscow')).toEqual(moscow);
    expect(reader.article('nothing')).toBeNull();
    expect(reader.sources()).toEqual(['Écho du Soir', 'ÉCHO DU SOIR', 'The Courier'].sort());

    const [second, first, ...others] = reader.passages([2, 1, 99]);
    expect(others).toEqual([]);
    const { id, title, source, author, date, url } = moscow;
    const head = { id, title, source, author, date, url };
    const [one, two] = passagesOf(moscow);
    expect(first).toMatchObject({ label: 1, article: head, passage: one, ordinal: 1, length: 7 });
    expect(second).toMatchObject({ label: 2, article: head, passage: two, ordinal: 2, length: 3 });
    expect(first!.terms).toEqual([
      Int32Array.from(['talks', 'began', 'on', 'monday'], termHash),
      Int32Array.from(['they', 'ended', 'soon'], termHash),
    ]);
    expect(reader.codes(1)).toEqual(one!.sentences.map(() => new Int32Array(2)));
    expect(reader.codes(99)).toEqual([]);
    const question = vectorOf('a question');
    const cosines = sentenceCosines(question, first!.sentenceVectors);
    const sentences = one!.sentences.map(({ start, end }) => vectorOf(moscow.text.slice(start, end)));
    sentences.forEach((sentence, i) => expect(cosines[i]).toBeCloseTo(dot(question, sentence), 2));
    expect([...reader.vectors()].map(({ label }) => label)).toEqual([1, 2, 3, 4]);
    expect([...reader.vectors()][0]!.vector).toEqual(vectorOf(one!.text));
    reader.close();
  });

  test('filters: outlets whatever their case and accents, dates with both ends', () => {
    const reader = IndexReader.open(folder);
    expect(reader.labelsWithin({})).toBeUndefined();
    expect(reader.labelsWithin({ source: 'the courier' })).toEqual(new Set([1, 2]));
    expect(reader.labelsWithin({ source: 'écho du soir' })).toEqual(new Set([3, 4]));
    expect(reader.labelsWithin({ source: 'unknown' })).toEqual(new Set());
    expect(reader.labelsWithin({ after: '2024-01-30' })).toEqual(new Set([1, 2]));
    expect(reader.labelsWithin({ after: '2024-01-31' })).toEqual(new Set());
    expect(reader.labelsWithin({ before: '2023-05-01' })).toEqual(new Set([3]));
    expect(reader.labelsWithin({ source: 'Écho du soir', after: '2023-01-01', before: '2023-12-31' })).toEqual(
      new Set([3]),
    );
    reader.close();
  });

  test('what goes is gone with all that belongs to it; what comes has new labels', async () => {
    const again = { ...moscow, text: 'Talks began on Tuesday.' };
    await change(folder, { articles: [again], gone: ['moscow', 'paris'] });
    const reader = IndexReader.open(folder);
    expect(reader.article('paris')).toBeNull();
    expect(reader.article('moscow')).toEqual(again);
    expect(reader.passages([1, 2, 3])).toEqual([]);
    expect([...reader.vectors()].map(({ label }) => label)).toEqual([4, 5]);
    expect(reader.lexical.search(['monday', 'rain'], 10)).toEqual([]);
    expect(reader.lexical.search(['tuesday'], 10).map(({ label }) => label)).toEqual([5]);
    expect(reader.lexical.documentFrequency('monday')).toBe(0);
    reader.close();
  });
});

test('a snapshot holds one state while another connection commits the next', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [moscow] });
  const reader = IndexReader.open(folder);
  const next = change(folder, { articles: [paris] });
  await next;
  expect(reader.snapshot(() => reader.manifest()?.articles)).toBe(2);
  reader.close();

  const held = IndexReader.open(folder);
  const other = openDatabase(join(folder, DATABASE), 'write');
  held.snapshot(() => {
    expect(held.article('paris')).not.toBeNull();
    other.exec(`DELETE FROM articles WHERE id = 'paris'`);
    expect(held.article('paris')).not.toBeNull();
  });
  expect(held.article('paris')).toBeNull();
  other.close();
  held.close();
});

test('what was left out is kept, with its line where it has one', async () => {
  const folder = temporaryFolder();
  const skipped = [
    { path: 'b.jsonl', line: 3, code: 'FILE_MALFORMED', reason: 'is malformed' },
    { path: 'a.bin', code: 'FORMAT_UNKNOWN', reason: 'is of no use' },
  ];
  await change(folder, { articles: [moscow], skipped });
  const writer = IndexWriter.open(folder);
  expect(writer.skipped()).toEqual(skipped);
  expect([...writer.files().keys()]).toEqual(['moscow.path']);
  writer.close();
});

test('vectors that are staged twice are kept once, and those that nobody needs go at the commit', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [articleOf('a', 'The same.\nThe same.'), articleOf('b', 'The same.')] });
  const database = openDatabase(join(folder, DATABASE), 'read');
  const count = () => database.prepare<[], { n: number }>('SELECT count(*) n FROM vectors').get()!.n;
  expect(count()).toBe(1);
  await change(folder, { articles: [moscow], gone: ['a'] });
  expect(count()).toBe(3);
  await change(folder, { gone: ['b'] });
  expect(count()).toBe(2);
  database.close();
});

test('an empty index holds zeros', async () => {
  const folder = temporaryFolder();
  const manifest = await change(folder, {});
  expect(manifest).toMatchObject({ articles: 0, passages: 0, averageTerms: 0, from: null, to: null });
});

describe('what cannot be opened is told apart', () => {
  test('no folder, no database, one without tables, one before the first commit', () => {
    const folder = temporaryFolder();
    const missing = expect.objectContaining({ code: 'INDEX_MISSING' }) as Error;
    expect(() => IndexReader.open(join(folder, 'nowhere'))).toThrow(missing);
    expect(() => IndexReader.open(folder)).toThrow(missing);
    writeFileSync(join(folder, DATABASE), '');
    expect(() => IndexReader.open(folder)).toThrow(missing);
    IndexWriter.open(folder).close();
    const reader = IndexReader.open(folder);
    expect(reader.manifest()).toBeNull();
    reader.close();
  });

  test('one of a newer layout, which is left as it is', () => {
    const folder = temporaryFolder();
    IndexWriter.open(folder).close();
    const database = openDatabase(join(folder, DATABASE), 'write');
    database.pragma(`user_version = ${LAYOUT + 1}`);
    database.close();
    const newer = expect.objectContaining({ code: 'INDEX_NEWER' }) as Error;
    expect(() => IndexReader.open(folder)).toThrow(newer);
    expect(() => IndexWriter.open(folder)).toThrow(newer);
  });

  test('one that is no database, or has lost a page', async () => {
    const folder = temporaryFolder();
    await change(folder, { articles: [moscow] });
    const path = join(folder, DATABASE);
    const whole = readFileSync(path);
    const damaged = expect.objectContaining({ code: 'INDEX_DAMAGED' }) as Error;
    writeFileSync(path, 'this is not a database, and it is long enough to look like one');
    expect(() => IndexReader.open(folder)).toThrow(damaged);
    expect(() => IndexWriter.open(folder)).toThrow(damaged);

    writeFileSync(path, Buffer.concat([whole.subarray(0, 4_096), Buffer.alloc(whole.length - 4_096, 0xff)]));
    expect(() => {
      const reader = IndexReader.open(folder);
      try {
        reader.snapshot(() => reader.article('moscow'));
      } finally {
        reader.close();
      }
    }).toThrow(damaged);
    setAside(folder);
    expect(() => IndexReader.open(folder)).toThrow(expect.objectContaining({ code: 'INDEX_MISSING' }) as Error);
    expect(readFileSync(`${path}.damaged`)).toHaveLength(whole.length);
  });

  test('a place that is not a folder', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder', DATABASE), { recursive: true });
    chmodSync(join(folder, 'file'), 0o644);
    expect(() => IndexReader.open(join(folder, 'file'))).toThrow(
      expect.objectContaining({ code: 'INDEX_MISSING' }) as Error,
    );
    expect(() => IndexWriter.open(join(folder, 'folder'))).toThrow(
      expect.objectContaining({ code: 'INDEX_NOT_WRITABLE' }) as Error,
    );
  });
});
