import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine.js';
import { VerbatimError } from '../../src/errors.js';
import { updateIndex } from '../../src/terminal/update.js';
import { aStatus, reportOf } from '../support/discord/engine.js';

/** Updates through an engine of which only these methods are used; gives the notes. */
async function notes(engine: Partial<Engine>): Promise<string[]> {
  const told: string[] = [];
  const progress = { show: () => undefined, stop: () => undefined };
  await updateIndex(engine as Engine, { progress, note: (line) => told.push(line) });
  return told;
}
const busy = () => Promise.reject(new VerbatimError('INDEX_BUSY', { path: '/index' }));

describe('updateIndex', () => {
  test('says nothing where nothing changed, though files are left out', async () => {
    const unchanged = reportOf({ added: [], changed: [], removed: [] });
    expect(await notes({ reindex: () => Promise.resolve(unchanged) })).toEqual([]);
  });

  test('tells what was indexed, why anew, and what was left out', async () => {
    const told = await notes({ reindex: () => Promise.resolve(reportOf({ rebuiltBecause: 'the weights changed' })) });
    expect(told.join('\n')).toMatch(
      /^Indexed 6 articles in 25 passages[^]*indexed anew: the weights changed[^]*broken\.html/,
    );
  });

  test('answers from the index before while another process indexes, where there is one', async () => {
    const told = await notes({ reindex: busy, status: () => Promise.resolve(aStatus) });
    expect(told).toEqual([expect.stringContaining('Another process is indexing')]);
    const none = () => Promise.reject(new VerbatimError('INDEX_MISSING', { path: '/index' }));
    await expect(notes({ reindex: busy, status: none })).rejects.toMatchObject({ code: 'INDEX_BUSY' });
  });

  test('passes on what else goes wrong', async () => {
    const failing = () => Promise.reject(new VerbatimError('SEEDS_MISSING', { path: '/seeds' }));
    await expect(notes({ reindex: failing })).rejects.toMatchObject({ code: 'SEEDS_MISSING' });
  });
});
