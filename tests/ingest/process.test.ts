import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { ingestInProcess } from '../../src/ingest/process.js';
import type { IngestOptions } from '../../src/ingest/source.js';
import { ingest as pace } from '../../src/tunables.js';
import type { Progress } from '../../src/types.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from '../support/folders.js';

const config = readConfig({}, {}, temporaryFolder());

/** A process that says it has begun, and then does as `script` has it. */
function processOf(script: string): string {
  const entry = join(temporaryFolder(), 'child.mjs');
  const begun = `process.send({ kind: 'progress', progress: { stage: 'reading', done: 0, total: process.pid } });`;
  writeFileSync(entry, `process.on('message', ({ kind }) => { if (kind === 'begin') { ${begun} } ${script} });`);
  return entry;
}

/** Starts it, cancels it once it has begun, and gives what came of it and its process id. */
async function cancelled(script: string) {
  const cancelling = new AbortController();
  const closing = new AbortController();
  let begun: (progress: Progress) => void;
  const beginning = new Promise<Progress>((resolve) => (begun = resolve));
  const options = { onProgress: (progress: Progress) => begun(progress), signal: cancelling.signal };
  const report = ingestInProcess({ entry: processOf(script), config, closing: closing.signal }, options);
  const outcome = report.then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  );
  const { total } = await beginning;
  cancelling.abort();
  return { outcome, pid: total, closing };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

afterEach(() => {
  vi.useRealTimers();
});

describe('an indexing process that is cancelled', () => {
  test('really: it ends while it works, and gives the lock back', async () => {
    const towns = Array.from({ length: 100 }, (_, n) => [`${n}.txt`, `The town number ${n} was founded in ${n}.`]);
    const seeds = corpusFolder(Object.fromEntries(towns) as Record<string, string>);
    const real = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddingsFolder() });
    const entry = fileURLToPath(new URL('../../dist/ingest/child.js', import.meta.url));
    const closing = new AbortController().signal;
    const cancelling = new AbortController();
    let last = '';
    const onProgress = ({ stage, done, total }: Progress) => {
      last = stage;
      if (stage === 'embedding' && done > 0 && done < total) cancelling.abort();
    };
    const run = (options: IngestOptions) => ingestInProcess({ entry, config: real, closing }, options);
    await expect(run({ onProgress, signal: cancelling.signal })).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
    expect(last).toBe('embedding');
    const embedded: number[] = [];
    const again = new AbortController();
    const first = ({ stage, total }: Progress) => {
      if (stage !== 'embedding') return;
      embedded.push(total);
      again.abort();
    };
    await expect(run({ onProgress: first, signal: again.signal })).rejects.toMatchObject({ code: 'INDEX_CANCELLED' });
    expect(embedded[0]).toBeLessThan(100);
  });

  test('ends by itself at its next step', async () => {
    const fail = `process.send({ kind: 'failed', code: 'INDEX_CANCELLED', message: 'was cancelled' }, () => process.exit())`;
    const { outcome } = await cancelled(`if (kind === 'cancel') ${fail};`);
    expect(await outcome).toBe('INDEX_CANCELLED');
  });

  test('may still say that it was done', async () => {
    const done = `process.send({ kind: 'done', report: {} }, () => process.exit())`;
    const { outcome } = await cancelled(`if (kind === 'cancel') ${done};`);
    expect(await outcome).toBe('done');
  });

  test('is killed where it does not end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { outcome, pid } = await cancelled('');
    expect(isAlive(pid)).toBe(true);
    vi.advanceTimersByTime(pace.cancelGrace);
    expect(await outcome).toBe('INDEX_CANCELLED');
    expect(isAlive(pid)).toBe(false);
  });

  test('is killed at once where the bot stops, and that is no cancelling', async () => {
    const { outcome, pid, closing } = await cancelled('');
    closing.abort();
    expect(await outcome).toBe('INDEX_FAILED');
    expect(isAlive(pid)).toBe(false);
  });
});
