import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { DEFAULT_MODEL } from '../default-model.js';
import type { QuestionEmbedder } from '../embed/embedder.js';
import { downloadsFolder, modelsFolder } from '../embed/model/places.js';
import { asVerbatimError } from '../errors.js';
import { type Check, failed, ok, unchecked } from './check.js';

/** Whether the model can be loaded; one that is not there yet is not downloaded. */
export async function checkModel(config: Config, load: () => Promise<QuestionEmbedder>): Promise<Check> {
  const { model, precision } = config;
  const modelsDir = modelsFolder(config);
  const folders = [modelsDir, downloadsFolder(modelsDir, precision)];
  if (model !== DEFAULT_MODEL && !folders.some((folder) => existsSync(join(folder, model))))
    return unchecked('model', `${model} is not here yet: it is downloaded from Hugging Face when it is first needed`);
  try {
    await load();
    return ok('model', `${model} ${precision} can be loaded`);
  } catch (error) {
    return failed('model', asVerbatimError(error).message, null);
  }
}
