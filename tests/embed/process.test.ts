import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import type { QuestionEmbedder } from '../../src/embed/embedder.js';
import { startProcessEmbedder } from '../../src/embed/process.js';
import { openQuestionModel } from '../../src/embed/question-model.js';
import { embedChild, modelsDir } from '../support/paths.js';

const options = { model: DEFAULT_MODEL, precision: 'int8', modelsDir } as const;
/** Takes the model about half a second: long enough to be interrupted. */
const longQuestion = 'Who signed the treaty of Westphalia and when did they sign it? '.repeat(800);

let folder: string;
/** The real child behind `note`, a few lines that note its process id and its token. */
let entry: string;
let note: string;
let embedder: QuestionEmbedder | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-process-'));
  entry = join(folder, 'child.mjs');
  const log = JSON.stringify(join(folder, 'log'));
  note = `import { appendFileSync } from 'node:fs';
     appendFileSync(${log}, process.pid + ' ' + (process.env.DISCORD_TOKEN ?? 'none') + '\\n');`;
  await writeFile(entry, `${note} await import(${JSON.stringify(pathToFileURL(embedChild).href)});`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await embedder?.close();
  embedder = undefined;
  await rm(folder, { recursive: true });
});

/** Every process started so far, in order. */
async function started(): Promise<{ pid: number; token: string }[]> {
  const lines = (await readFile(join(folder, 'log'), 'utf8').catch(() => '')).trim().split('\n');
  return lines.map((line) => line.split(' ')).map(([pid, token]) => ({ pid: Number(pid), token: token ?? '' }));
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the model’s process', () => {
  it('embeds as the model in this process does', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    const local = await openQuestionModel(options);
    expect(embedder.identity).toEqual(local.identity);
    const texts = ['Who met whom in Moscow?', '', 'who met 🙂'];
    const results = await Promise.all(texts.map((text) => embedder!.embedQuestion(text)));
    for (const [i, result] of results.entries()) {
      expect(result).toEqual(await local.embedQuestion(texts[i]!));
    }
  });

  it('leaves the event loop free', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await embedder.embedQuestion(longQuestion);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it('never sees the Discord token', async () => {
    vi.stubEnv('DISCORD_TOKEN', 'secret');
    embedder = await startProcessEmbedder({ entry, options }).ready;
    expect(await started()).toMatchObject([{ token: 'none' }]);
  });

  it('is replaced when it is killed in the middle of a question, which is answered all the same', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    const answer = embedder.embedQuestion(longQuestion);
    await delay(50);
    process.kill((await started())[0]!.pid, 'SIGKILL');
    expect((await answer).vector).toHaveLength(384);
    expect(await started()).toHaveLength(2);
  });

  it('is replaced when it died between two questions', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    process.kill((await started())[0]!.pid, 'SIGKILL');
    expect((await embedder.embedQuestion('Who met whom?')).tokens).toBe(4);
  });

  it('fails a question with MODEL_DIED when two processes die over it, and goes on with the next', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    const outcome = embedder.embedQuestion(longQuestion).catch((error: unknown) => error);
    process.kill((await started())[0]!.pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await started()).toHaveLength(2), { timeout: 5_000 });
    process.kill((await started())[1]!.pid, 'SIGKILL');
    expect(await outcome).toMatchObject({
      code: 'MODEL_DIED',
      message: expect.stringContaining('SIGKILL') as unknown,
    });
    expect((await embedder.embedQuestion('Who met whom?')).tokens).toBe(4);
  });

  it('is killed and replaced when it does not answer in time', async () => {
    embedder = await startProcessEmbedder({ entry, options, questionTimeout: 2_000 }).ready;
    const [{ pid } = { pid: 0 }] = await started();
    process.kill(pid, 'SIGSTOP');
    await expect(embedder.embedQuestion('Who met whom?')).rejects.toMatchObject({ code: 'MODEL_DIED' });
    expect((await embedder.embedQuestion('Who met whom?')).tokens).toBe(4);
    expect(isAlive(pid)).toBe(false);
  });

  it('passes on why the model could not be loaded', async () => {
    const modelsDir = join(entry, 'below-a-file');
    await expect(startProcessEmbedder({ entry, options: { ...options, modelsDir } }).ready).rejects.toMatchObject({
      name: 'VerbatimError',
      code: 'MODEL_NOT_WRITABLE',
      message: expect.stringContaining(modelsDir) as unknown,
    });
  });

  it('is started again when it is killed while it loads', async () => {
    const { ready } = startProcessEmbedder({ entry, options });
    await vi.waitFor(async () => expect((await started())[0]!.pid).toBeGreaterThan(0), {
      interval: 2,
      timeout: 20_000,
    });
    process.kill((await started())[0]!.pid, 'SIGKILL');
    embedder = await ready;
    expect((await embedder.embedQuestion('Who met whom?')).tokens).toBe(4);
    expect(await started()).toHaveLength(2);
  });

  it('reports a child that cannot even start', async () => {
    await writeFile(entry, 'process.exit(3)');
    await expect(startProcessEmbedder({ entry, options }).ready).rejects.toMatchObject({
      code: 'MODEL_DIED',
      message: expect.stringContaining('exit code 3') as unknown,
    });
  });

  it('is not started again once it is closed, nor when that is in the pause before', async () => {
    await writeFile(entry, `${note}process.exit(3);`);
    const closing = startProcessEmbedder({ entry, options });
    await vi.waitFor(async () => expect(isAlive((await started())[0]?.pid ?? process.pid)).toBe(false), {
      interval: 2,
      timeout: 20_000,
    });
    await closing.close();
    await expect(closing.ready).rejects.toMatchObject({ code: 'MODEL_DIED' });
    expect(await started()).toHaveLength(1);
  });

  it('ends with close, which fails what is still asked', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    const asked = embedder.embedQuestion(longQuestion).catch((error: unknown) => error);
    await embedder.close();
    expect(await asked).toMatchObject({ code: 'MODEL_DIED' });
    expect(isAlive((await started())[0]!.pid)).toBe(false);
    await expect(embedder.embedQuestion('Who met whom?')).rejects.toMatchObject({ code: 'MODEL_DIED' });
    expect(await started()).toHaveLength(1);
  });

  it('ends with close even when it is hung', async () => {
    embedder = await startProcessEmbedder({ entry, options }).ready;
    const [{ pid } = { pid: 0 }] = await started();
    process.kill(pid, 'SIGSTOP');
    await embedder.close();
    expect(isAlive(pid)).toBe(false);
  });

  it('ends when its parent is gone', async () => {
    const module = JSON.stringify(pathToFileURL(embedChild.replace(/child\.js$/, 'process.js')).href);
    const script = `const { startProcessEmbedder } = await import(${module});
      await startProcessEmbedder(${JSON.stringify({ entry, options })}).ready;
      console.log('ready');`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    const [{ pid } = { pid: 0 }] = await started();
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
  });
});
