import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { checkModel } from '../../src/doctor/model.js';
import { downloadedModel } from '../../src/embed/model/download.js';
import { modelsFolder } from '../../src/embed/model/places.js';
import { onnxFile } from '../../src/embed/model/prepare.js';
import { VerbatimError } from '../../src/errors.js';
import { temporaryFolder } from '../support/folders.js';

const model = 'somebody/e5-like';
const configured = (more: Readonly<Record<string, string>> = {}) =>
  readConfig({ EMBEDDINGS_DIR: temporaryFolder(), EMBEDDING_MODEL: model, ...more });
/** Tells whether the model was loaded. */
const load = () => Promise.reject(new VerbatimError('MODEL_UNAVAILABLE', { model, cause: 'loaded' }));
const loaded = { state: 'failed', message: expect.stringContaining('loaded') as string };

/** Fetches as transformers.js does, but for what the model holds. */
function fetchInto(folder: string): Promise<void> {
  const file = join(folder, model, onnxFile.fp32);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'weights');
  return Promise.resolve();
}

test('a model that would have to be downloaded is not looked at', async () => {
  expect(await checkModel(configured(), load)).toMatchObject({ state: 'unchecked' });
});

test('one that was downloaded is, and so is one that somebody put there', async () => {
  const [downloaded, putThere] = [configured(), configured()];
  await downloadedModel(modelsFolder(downloaded), model, 'fp32', fetchInto);
  expect(await checkModel(downloaded, load)).toMatchObject(loaded);
  await fetchInto(modelsFolder(putThere));
  expect(await checkModel(putThere, load)).toMatchObject(loaded);
});

test('the default model never has to be downloaded', async () => {
  expect(await checkModel(configured({ EMBEDDING_MODEL: '' }), load)).toMatchObject(loaded);
});
