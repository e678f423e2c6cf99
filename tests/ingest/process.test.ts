import { readFileSync, writeFileSync } from 'node:fs';
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

describe('an indexing process that ends without a word', () => {
  /** What the process does when it is started the first, the second, the third time. */
  function inTurn(...scripts: readonly string[]) {
    const counter = join(temporaryFolder(), 'starts');
    writeFileSync(counter, '');
    const count = `const fs = process.getBuiltinModule('fs'); const nth = fs.readFileSync('${counter}', 'utf8').length;`;
    const turns = scripts.map((script, n) => `if (nth === ${n}) { ${script} }`).join(' ');
    const entry = processOf(`${count} fs.appendFileSync('${counter}', 'x'); ${turns}`);
    return { entry, starts: () => readFileSync(counter, 'utf8').length };
  }
  const dies = `process.kill(process.pid, 'SIGKILL');`;
  const works = `process.send({ kind: 'done', report: { passages: 3 } }, () => process.exit());`;
  const closing = new AbortController().signal;

  test('is started again, as nothing says that it would end so once more', async () => {
    const { entry, starts } = inTurn(dies, works);
    const onRestart = vi.fn();
    expect(await ingestInProcess({ entry, config, closing, onRestart }, {})).toEqual({ passages: 3 });
    expect(starts()).toBe(2);
    expect(onRestart.mock.calls).toEqual([['its process ended with SIGKILL']]);
  });

  test('is given up after some times, and its end told', async () => {
    const { entry, starts } = inTurn(dies, 'process.exit(7)', dies);
    const failed = { code: 'INDEX_FAILED', message: expect.stringContaining('SIGKILL') as string };
    await expect(ingestInProcess({ entry, config, closing }, {})).rejects.toMatchObject(failed);
    expect(starts()).toBe(pace.starts);
  });

  test('is not started again where the bot stops meanwhile, or it is cancelled', async () => {
    for (const code of ['INDEX_FAILED', 'INDEX_CANCELLED']) {
      const { entry, starts } = inTurn(dies, works);
      const stopping = new AbortController();
      const cancelling = new AbortController();
      const signals = { closing: stopping.signal, signal: cancelling.signal };
      const onProgress = () => (code === 'INDEX_FAILED' ? stopping : cancelling).abort();
      const outcome = ingestInProcess(
        { entry, config, closing: signals.closing },
        { onProgress, signal: signals.signal },
      );
      await expect(outcome).rejects.toMatchObject({ code });
      expect(starts()).toBeLessThan(2);
    }
  });

  test('counts as hung where it says nothing for long, is killed and started again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const counted = `process.send({ kind: 'progress', progress: { stage: 'reading', done: 1, total: process.pid } });`;
    const { entry, starts } = inTurn(counted, works);
    const pids: number[] = [];
    let begun: () => void;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const onProgress = ({ done, total }: Progress) => {
      pids.push(total);
      if (done === 1) begun();
    };
    const outcome = ingestInProcess({ entry, config, closing }, { onProgress });
    await beginning;
    const pid = pids[0]!;
    vi.advanceTimersByTime(pace.silence - 1);
    expect(isAlive(pid)).toBe(true);
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(await outcome).toEqual({ passages: 3 });
    expect(isAlive(pid)).toBe(false);
    expect(starts()).toBe(2);
  });
});
