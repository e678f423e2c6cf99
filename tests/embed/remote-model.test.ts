import { cp, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import { hashFile } from '../../src/hash-file.js';
import { openModel } from '../support/model.js';
import { modelsDir as prepared } from '../support/paths.js';

const model = 'somebody/e5-like';
let modelsDir: string;
/** Addresses asked for, in order. */
let requests: string[];

/** Stands in for huggingface.co: serves the default model's files under another name. */
async function hub(url: string | URL): Promise<Response> {
  requests.push(String(url));
  const name = new RegExp(`^https://huggingface.co/${model}/resolve/main/(.*)$`).exec(String(url))?.[1];
  if (name === undefined) return new Response('not found', { status: 404 });
  return new Response(await readFile(join(prepared, DEFAULT_MODEL, name)));
}

const load = (id = model) => openModel({ model: id, precision: 'int8', modelsDir });

beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'verbatim-model-'));
  requests = [];
  vi.stubGlobal('fetch', hub);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(modelsDir, { recursive: true });
});

describe('a model by Hugging Face id', () => {
  it('is downloaded once', async () => {
    const first = await load();
    expect(requests).toHaveLength(4);
    const hash = await hashFile(join(prepared, DEFAULT_MODEL, 'onnx/model_quantized.onnx'));
    expect(first.identity).toMatchObject({ model, precision: 'int8', hash, dimension: 384 });
    const second = await load();
    expect(requests).toHaveLength(4);
    expect(second.identity).toEqual(first.identity);
    expect(await readdir(join(modelsDir, 'downloads', 'unfinished'))).toEqual([]);
  });

  it('is downloaded again where its files were damaged', async () => {
    await load();
    await truncate(join(modelsDir, 'downloads', 'int8', model, 'tokenizer.json'), 1_000);
    await load();
    expect(requests).toHaveLength(8);
  });

  it('is taken from its folder where somebody put it there', async () => {
    await cp(join(prepared, DEFAULT_MODEL), join(modelsDir, model), { recursive: true });
    const embedder = await load();
    expect(requests).toEqual([]);
    expect(embedder.identity.hash).toBe(await hashFile(join(modelsDir, model, 'onnx/model_quantized.onnx')));
  });

  it('gets the words that its family wants before questions and passages', async () => {
    const embedder = await load();
    const plain = await openModel({ model: DEFAULT_MODEL, precision: 'int8', modelsDir: prepared });
    const { vector } = await embedder.embedQuestion('who met whom?');
    expect(vector).toEqual((await plain.embedQuestion('query: who met whom?')).vector);
    const ids = embedder.tokenize('They met.');
    const [passage] = await embedder.embedPassages([[ids]]);
    const [spelled] = await plain.embedPassages([[plain.tokenize('passage:'), ids]]);
    expect(passage!.passage).toEqual(spelled!.passage);
    expect(passage!.sentences).toEqual(spelled!.sentences.slice(1));
    expect(embedder.identity.maxTokens).toBe(plain.identity.maxTokens - 2);
  });

  it('is MODEL_UNAVAILABLE where there is no such model, and leaves nothing behind', async () => {
    await expect(load('nobody/nothing')).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(/nobody\/nothing.*Could not locate file/) as unknown,
    });
    expect(await readdir(join(modelsDir, 'downloads', 'unfinished')).catch(() => [])).toEqual([]);
  });

  it('is MODEL_UNAVAILABLE, with the network’s own word for it, where there is no network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('no route') })));
    await expect(load()).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringContaining('no route') as unknown,
    });
  });
});
