import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import { corpusFolder, writeFiles } from '../support/folders.js';
import { readHere } from '../support/ingest.js';
import { sharedModel } from '../support/model.js';
import { bridge, heron, indexing, movedClock, read, three } from './indexing.js';
import type { Progress } from '../../src/types.js';

movedClock();
const fp32 = sharedModel('fp32');

test('the same corpus has the same index id anywhere', async () => {
  const [here, there] = [indexing(corpusFolder(three), fp32), indexing(corpusFolder(three), fp32)];
  expect((await here.run()).index).toBe((await there.run()).index);
});

test('a run that fails while embedding keeps the vectors it has, and the index before', async () => {
  const seeds = corpusFolder({ 'bridge.txt': bridge });
  const { folder, run } = indexing(seeds, fp32);
  const first = await run();
  writeFiles(seeds, { 'heron.txt': heron });
  const failing = ingest({
    seeds,
    folder,
    reader: readHere,
    identify: () => Promise.resolve(fp32().identity),
    tokenizer: () => Promise.resolve(fp32()),
    passages: () =>
      Promise.resolve({
        together: 4,
        atOnce: 2,
        embed: () => Promise.reject(new Error('out of memory')),
        close: () => Promise.resolve(),
      }),
  });
  await expect(failing).rejects.toThrow('out of memory');
  expect(read(folder, (reader) => reader.manifest()?.id)).toBe(first.index);
  expect(await run()).toMatchObject({ added: ['heron.txt'] });
});

test('only one run at a time', async () => {
  const { run } = indexing(corpusFolder(three), fp32);
  const outcomes = await Promise.allSettled([run(), run()]);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused).toEqual([
    expect.objectContaining({ reason: expect.objectContaining({ code: 'INDEX_BUSY' }) as Error }),
  ]);
});

test('tells how far it is, each stage to its end', async () => {
  const { run } = indexing(corpusFolder(three), fp32);
  const steps: Progress[] = [];
  await run({ onProgress: (step) => steps.push(step) });
  for (const stage of ['reading', 'embedding', 'writing'] as const) {
    const own = steps.filter((step) => step.stage === stage);
    expect(own.length).toBeGreaterThan(1);
    expect(own[0]!.done).toBe(0);
    expect(own.at(-1)!.done).toBe(own.at(-1)!.total);
    for (const { done, total } of own) expect(done).toBeLessThanOrEqual(total);
  }
  expect([...new Set(steps.map(({ stage }) => stage))]).toEqual(['reading', 'embedding', 'writing']);
});

test('every stored passage is its article’s own text', async () => {
  const { folder, run } = indexing(corpusFolder(three), fp32);
  const { passages } = await run();
  read(folder, (reader) => {
    const found = reader.passages(Array.from({ length: passages }, (_, n) => n + 1));
    expect(found).toHaveLength(passages);
    for (const { passage } of found) {
      const { text } = reader.article(passage.article)!;
      expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    }
  });
});
