import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../src/config.js';
import { type EngineParts, LocalEngine } from '../src/local-engine.js';
import { OpenIndex } from '../src/store/open-index.js';
import type { Progress } from '../src/types.js';
import { reportOf } from './support/discord/engine.js';
import { corpusFolder, embeddingsFolder } from './support/folders.js';
import { ingestHere } from './support/ingest.js';
import { sharedModel } from './support/model.js';

const fp32 = sharedModel('fp32');
const int8 = sharedModel('int8');
const seeds = corpusFolder({ 'heron.txt': 'Herons return\n\nA grey heron was seen at the harbour of Tarragona.' });
const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddingsFolder() });
const folder = join(config.embeddings, 'index');

function engineOf(parts: Partial<EngineParts> = {}): LocalEngine {
  const index = new OpenIndex(folder, (file) => expect.unreachable(file));
  const engine = new LocalEngine({
    embedder: () => Promise.resolve(fp32()),
    index,
    folder,
    now: () => new Date('2024-05-01'),
    ingest: (options) => ingestHere(config, options),
    ...parts,
  });
  onTestFinished(() => engine.close());
  return engine;
}

test('before the first indexing it says that there is no index; after it, it answers', async () => {
  const engine = engineOf();
  const missing = { code: 'INDEX_MISSING' };
  await expect(engine.status()).rejects.toMatchObject(missing);
  await expect(engine.ask({ text: 'Where was the grey heron seen?' })).rejects.toMatchObject(missing);
  await expect(engine.lookup('heron', 3)).rejects.toMatchObject(missing);

  const report = await engine.reindex();
  const answer = await engine.ask({ text: 'Where was the grey heron seen?' });
  expect(answer).toMatchObject({ index: report.index, quote: { citation: { article: { id: 'heron.txt' } } } });
  expect(await engine.lookup('harbour', 3)).toMatchObject([{ rank: 1, article: { id: 'heron.txt' } }]);
  const stored = await engine.article('heron.txt');
  expect(stored).toMatchObject({ article: { id: 'heron.txt', title: 'Herons return' }, pages: null });
  for (const { start, end, text } of stored!.passages) expect(stored!.article.text.slice(start, end)).toBe(text);
  expect(stored!.passages.map(({ id }) => id)).toEqual(['heron.txt#1']);
  expect(await engine.article('gone.txt')).toBeNull();
  expect([...(await engine.hashes(['heron.txt', 'gone.txt']))]).toEqual([['heron.txt', stored!.hash]]);
  const status = await engine.status();
  expect(status).toMatchObject({
    index: report.index,
    articles: 1,
    seeds,
    model: 'all-MiniLM-L6-v2',
    precision: 'fp32',
  });
  expect(status.bytes).toBeGreaterThan(0);
});

test('while the model is loading, the first question is gone through without it, which changes nothing of the answer', async () => {
  const text = 'Where was the grey heron seen?';
  const index = new OpenIndex(folder, (file) => expect.unreachable(file));
  const read = vi.spyOn(index, 'read');
  let loaded: () => void = () => undefined;
  const model = new Promise<ReturnType<typeof fp32>>((resolve) => (loaded = () => resolve(fp32())));
  const engine = engineOf({ index, embedder: () => model });
  const stages: string[] = [];
  const answer = engine.ask({ text }, (stage) => stages.push(stage));
  // Of which model the index is; the corpus's spelling; the answer.
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(3));
  expect(stages).toEqual(['waiting']);
  loaded();
  expect(await answer).toEqual(await engineOf().ask({ text }));
  expect(stages).toEqual(['waiting', 'reading', 'searching', 'composing']);
  await engine.ask({ text });
  expect(read).toHaveBeenCalledTimes(3 + 2 + 2);
});

test('a question that goes on from the one before says so; one that stands alone does not', async () => {
  const engine = engineOf();
  const quote = 'A grey heron was seen at the harbour of Tarragona.';
  const previous = { question: 'What was seen at the harbour?', quote, article: 'heron.txt' };
  const details = [{ question: previous.question }];
  expect(await engine.ask({ text: 'and where was that?', previous })).toMatchObject({
    notice: { code: 'FOLLOW_UP', details },
  });
  expect(await engine.ask({ text: 'Where was the grey heron seen?', previous })).toMatchObject({ notice: null });
});

test('a filter that leaves no article is told, whatever else there is to tell', async () => {
  const engine = engineOf();
  await engine.reindex();
  const ask = (filter: object) => engine.ask({ text: 'Where was the grey herron seen?', ...filter });
  expect(await ask({ source: 'Times' })).toMatchObject({
    confidence: 'none',
    results: [],
    notice: { code: 'FILTER_EMPTY', message: 'No article is from “Times”. No article names its outlet.' },
  });
  expect((await ask({ before: '2020-01-01' })).notice?.message).toBe(
    'No article is dated 2020-01-01 or earlier. No article has a date.',
  );
  expect((await ask({})).notice?.code).not.toBe('FILTER_EMPTY');
});

test('a question’s vector is never compared with vectors of another precision', async () => {
  await engineOf().reindex();
  const other = engineOf({ embedder: () => Promise.resolve(int8()) });
  await expect(other.ask({ text: 'Where was the grey heron seen?' })).rejects.toMatchObject({
    code: 'INDEX_OTHER_MODEL',
    message: expect.stringMatching(/built with all-MiniLM-L6-v2 fp32.*says all-MiniLM-L6-v2 int8/) as string,
  });
  expect(await other.lookup('heron', 1)).toHaveLength(1);
});

test('in a rush, who comes too late is told at once, and the others are answered', async () => {
  await engineOf().reindex();
  let most = 0;
  let running = 0;
  const slow = fp32();
  const engine = engineOf({
    limits: { atOnce: 2, waiting: 3, patience: 60_000 },
    embedder: () =>
      Promise.resolve({
        identity: slow.identity,
        close: () => Promise.resolve(),
        embedQuestion: async (text) => {
          most = Math.max(most, ++running);
          const vector = await slow.embedQuestion(text);
          running--;
          return vector;
        },
      }),
  });
  const asked = Array.from({ length: 50 }, () => engine.ask({ text: 'Where was the grey heron seen?' }));
  const outcomes = await Promise.allSettled(asked);
  const answered = outcomes.filter(({ status }) => status === 'fulfilled');
  const refused = outcomes.filter(
    (one) => one.status === 'rejected' && (one.reason as { code: string }).code === 'BUSY',
  );
  expect([answered.length, refused.length, most]).toEqual([5, 45, 2]);
  expect((await engine.ask({ text: 'Where was the grey heron seen?' })).confidence).not.toBe('none');
});

describe('reindex', () => {
  test('a second call joins the run that is under way; both hear of its progress', async () => {
    let runs = 0;
    let tell: (progress: Progress) => void = () => undefined;
    let finish: () => void = () => undefined;
    const engine = engineOf({
      ingest: ({ onProgress }) => {
        runs++;
        tell = onProgress!;
        return new Promise((resolve) => (finish = () => resolve(reportOf())));
      },
    });
    const heard: string[] = [];
    const first = engine.reindex({ onProgress: ({ done }) => heard.push(`first ${done}`) });
    const second = engine.reindex({ onProgress: ({ done }) => heard.push(`second ${done}`) });
    tell({ stage: 'reading', done: 1, total: 2 });
    finish();
    expect(await first).toEqual(await second);
    expect(runs).toBe(1);
    expect(heard).toEqual(['first 1', 'second 1']);
    const third = engine.reindex();
    finish();
    await third;
    expect(runs).toBe(2);
  });

  test('a call that wants a run of its own waits for the one under way; two of them share the next', async () => {
    const finish: (() => void)[] = [];
    const engine = engineOf({
      ingest: () =>
        new Promise((resolve) => void finish.push(() => resolve(reportOf({ index: `run${finish.length}` })))),
    });
    const told: string[] = [];
    const end = engine.onIndexed(({ index }) => told.push(index));
    const first = engine.reindex();
    const fresh = [engine.reindex({ fresh: true }), engine.reindex({ fresh: true })];
    finish[0]!();
    expect((await first).index).toBe('run1');
    await vi.waitFor(() => expect(finish).toHaveLength(2));
    finish[1]!();
    expect((await Promise.all(fresh)).map(({ index }) => index)).toEqual(['run2', 'run2']);
    expect(told).toEqual(['run1', 'run2']);
    end();
    const last = engine.reindex();
    finish[2]!();
    await last;
    expect(told).toHaveLength(2);
  });

  test('a run that fails fails all who wait for it, and the next one begins anew', async () => {
    let runs = 0;
    const engine = engineOf({
      ingest: () => (++runs === 1 ? Promise.reject(new Error('out of memory')) : Promise.resolve(reportOf())),
    });
    const outcomes = await Promise.allSettled([engine.reindex(), engine.reindex()]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UNEXPECTED' } });
    expect(await engine.reindex()).toEqual(reportOf());
  });
});
