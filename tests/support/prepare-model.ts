import { prepareDefaultModel } from '../../src/embed/model/prepare.js';
import { modelsDir } from './paths.js';

/** Run once before all tests: prepares the default model in both precisions, so that no test waits for it. */
export async function setup(): Promise<void> {
  await prepareDefaultModel(modelsDir, 'fp32');
  await prepareDefaultModel(modelsDir, 'int8');
}
