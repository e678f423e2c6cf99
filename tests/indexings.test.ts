import { expect, test, vi } from 'vitest';
import { VerbatimError } from '../src/errors.js';
import { type Indexings, createIndexings } from '../src/indexings.js';
import type { IngestOptions } from '../src/ingest/source.js';
import type { IndexReport } from '../src/types.js';
import { reportOf } from './support/discord/engine.js';

interface Driven {
  readonly options: IngestOptions;
  readonly finish: (report?: IndexReport) => void;
  readonly fail: () => void;
}

/** Indexings whose runs a test ends by hand. */
function driven(): { readonly indexings: Indexings; readonly runs: Driven[] } {
  const runs: Driven[] = [];
  const indexings = createIndexings(
    (options) =>
      new Promise((resolve, reject) => {
        runs.push({
          options,
          finish: (report = reportOf({ index: `run${runs.length}` })) => resolve(report),
          fail: () => reject(new VerbatimError('INDEX_CANCELLED')),
        });
      }),
  );
  return { indexings, runs };
}

test('who joins hears at once how far it is', async () => {
  const { indexings, runs } = driven();
  const first = indexings.run();
  runs[0]!.options.onProgress!({ stage: 'embedding', done: 3, total: 9 });
  const heard: number[] = [];
  const second = indexings.run({ onProgress: ({ done }) => heard.push(done) });
  runs[0]!.options.onProgress!({ stage: 'embedding', done: 4, total: 9 });
  runs[0]!.finish();
  expect(await first).toEqual(await second);
  expect(heard).toEqual([3, 4]);
});

test('cancelling ends the run for all who wait for it, once; whoever comes then gets one of their own', async () => {
  const { indexings, runs } = driven();
  expect(indexings.cancel()).toBe(false);
  const first = indexings.run();
  const second = indexings.run();
  expect(indexings.cancel()).toBe(true);
  expect(indexings.cancel()).toBe(false);
  expect(runs[0]!.options.signal!.aborted).toBe(true);
  const third = indexings.run();
  expect(runs).toHaveLength(1);
  runs[0]!.fail();
  await expect(first).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
  await expect(second).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
  await vi.waitFor(() => expect(runs).toHaveLength(2));
  expect(runs[1]!.options.signal!.aborted).toBe(false);
  runs[1]!.finish();
  expect((await third).index).toBe('run2');
  expect(indexings.cancel()).toBe(false);
});

test('a rebuild that waits for a lesser run shows how far that is', async () => {
  const { indexings, runs } = driven();
  const lesser = indexings.run();
  const heard: number[] = [];
  const rebuild = indexings.run({ rebuild: true, onProgress: ({ done }) => heard.push(done) });
  runs[0]!.options.onProgress!({ stage: 'reading', done: 1, total: 2 });
  runs[0]!.finish();
  await lesser;
  await vi.waitFor(() => expect(runs).toHaveLength(2));
  expect(runs[1]!.options.rebuild).toBe(true);
  runs[1]!.options.onProgress!({ stage: 'reading', done: 2, total: 2 });
  runs[1]!.finish();
  await rebuild;
  expect(heard).toEqual([1, 2]);
});
