import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadedModel } from '../../../src/embed/model/download.js';
import { onnxFile } from '../../../src/embed/model/prepare.js';
import { temporaryFolder } from '../../support/folders.js';

const model = 'somebody/e5-like';

/** Fetches as transformers.js does, but for what the model holds. */
function fetchInto(cacheDir: string): Promise<void> {
  const file = join(cacheDir, model, onnxFile.int8);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'weights');
  return Promise.resolve();
}
const nothing = () => Promise.resolve();

const notWritable = (path: string, cause: string) => ({
  code: 'MODEL_NOT_WRITABLE',
  message: expect.stringMatching(new RegExp(`${path} \\(${cause}`)) as string,
});

test('a download is kept with the other models', async () => {
  const modelsDir = temporaryFolder();
  const { file } = await downloadedModel(modelsDir, model, 'int8', fetchInto);
  expect(readFileSync(file, 'utf8')).toBe('weights');
  expect(await downloadedModel(modelsDir, model, 'int8', nothing)).toMatchObject({ file });
});

test('of two processes that download at once, what the first one kept stays', async () => {
  const modelsDir = temporaryFolder();
  const files: string[] = [];
  const { file } = await downloadedModel(modelsDir, model, 'int8', async (cacheDir) => {
    const first = await downloadedModel(modelsDir, model, 'int8', fetchInto);
    files.push(first.file, String(statSync(first.file).ino));
    await fetchInto(cacheDir);
  });
  expect([file, String(statSync(file).ino)]).toEqual(files);
  expect(readdirSync(join(modelsDir, 'downloads', 'unfinished'))).toEqual([]);
});

test('a download that cannot be moved to its place is told of with the cause, and taken away', async () => {
  const modelsDir = temporaryFolder();
  mkdirSync(join(modelsDir, 'downloads'));
  writeFileSync(join(modelsDir, 'downloads', 'int8'), 'in the way');
  let staging = '';
  const fetching = (folder: string) => fetchInto((staging = folder));
  const kept = join(modelsDir, 'downloads', 'int8', model);
  await expect(downloadedModel(modelsDir, model, 'int8', fetching)).rejects.toMatchObject(notWritable(kept, 'ENOTDIR'));
  expect(existsSync(staging)).toBe(false);
});

test('where nothing could be written at all, what forbids it is told', async () => {
  const modelsDir = temporaryFolder();
  writeFileSync(join(modelsDir, 'downloads'), 'in the way');
  const kept = join(modelsDir, 'downloads', 'int8', model);
  await expect(downloadedModel(modelsDir, model, 'int8', nothing)).rejects.toMatchObject(notWritable(kept, 'ENOTDIR'));
});

test('files that were put there by hand are used where nothing needs to be fetched, though nothing can be written', async () => {
  const modelsDir = temporaryFolder();
  writeFileSync(join(modelsDir, 'downloads'), 'in the way');
  await fetchInto(modelsDir);
  const found = await downloadedModel(modelsDir, model, 'int8', nothing);
  expect(found.file).toBe(join(modelsDir, model, onnxFile.int8));
});
