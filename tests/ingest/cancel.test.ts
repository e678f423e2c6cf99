import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/types.js';
import { corpusFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { holding, indexing, movedClock, three, vectorsOf } from './indexing.js';

movedClock();
const fp32 = sharedModel('fp32');

/** Cancels at the first step of a stage. */
function cancelAt(stage: Progress['stage']) {
  const cancelling = new AbortController();
  const stages: string[] = [];
  const onProgress = (progress: Progress) => {
    stages.push(progress.stage);
    if (progress.stage === stage) cancelling.abort();
  };
  return { stages, options: { onProgress, signal: cancelling.signal } };
}

describe('an indexing that is cancelled', () => {
  test.each(['reading', 'embedding', 'writing'] as const)(
    'at %s leaves the index before as it was, and the next one takes in everything',
    async (stage) => {
      const seeds = corpusFolder(three);
      const { folder, run } = indexing(seeds, fp32);
      const first = await run();
      writeFiles(seeds, { 'ferry.txt': 'The night ferry to Palma sails at eleven.', 'heron.txt': null });
      const { options, stages } = cancelAt(stage);
      await expect(run(options)).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
      expect(stages.at(-1)).toBe(stage);
      expect(holding(folder, 'heron')).toEqual(['heron.txt']);
      expect(holding(folder, 'ferri')).toEqual([]);
      await vectorsOf(folder);
      const last = await run();
      expect(last).toMatchObject({ added: ['ferry.txt'], removed: ['heron.txt'], rebuiltBecause: null });
      expect(last.index).not.toBe(first.index);
      await vectorsOf(folder);
    },
  );

  test('keeps what was embedded, even the first time', async () => {
    const { run, counted } = indexing(corpusFolder(three), fp32);
    await expect(run(cancelAt('embedding').options)).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
    expect(counted.passages).toBeGreaterThan(0);
    const report = await run();
    expect(report).toMatchObject({ articles: 3, embedded: 0 });
    expect(counted.passages).toBe(0);
  });
});
